package org.carillon.contract.mailbox.search;

import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param messages the indexes in the searched view, in order
 * @param relevancies how well each fits, from 1 to 100; empty unless words were looked for
 * @param next where the next page begins; empty when there is none. A page may be short, or empty,
 *     and yet there be a next: only so many messages are looked at for one
 * @param isWhole whether there is nothing before this page and nothing behind it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FoundPage(
    int[] messages, int[] relevancies, Optional<PageStart.At> next, boolean isWhole) {

  /** Of a list with nothing in it. */
  public static final FoundPage EMPTY =
      new FoundPage(new int[0], new int[0], Optional.empty(), true);
}
