package org.carillon.contract.mailbox.search;

import java.util.Optional;

/**
 * A page of search results.
 *
 * @param messages the indexes in the searched view, in order
 * @param relevancies the relevancy of each, from 1 to 100; empty unless the query has words
 * @param next the start of the next page; empty if there is none. A page may be short or empty even
 *     if there is a next page, because only a limited number of messages is looked at for one page
 * @param isWhole true if nothing comes before or after this page
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FoundPage(
    int[] messages, int[] relevancies, Optional<PageStart.At> next, boolean isWhole) {

  /** The page of an empty list. */
  public static final FoundPage EMPTY =
      new FoundPage(new int[0], new int[0], Optional.empty(), true);
}
