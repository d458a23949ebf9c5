package org.carillon.contract.mailbox.search;

import java.time.Instant;

/** Where in a list a page begins. */
public sealed interface PageStart {

  /** The begin of the list. */
  PageStart FIRST = new At(0, 0);

  /**
   * With a message; in case that is gone meanwhile, how far down it was. So neither mail that comes
   * nor mail that goes moves the page.
   *
   * @param position how many messages of the list, matching or not, were before it
   * @param uid the message; 0 for none
   */
  record At(int position, long uid) implements PageStart {}

  /** With the message below another; of one that is not in the list, the page is empty. */
  record Below(long uid) implements PageStart {}

  /** With the message above another, and up from there. */
  record Above(long uid) implements PageStart {}

  /**
   * With the first that arrived at a moment or before, of a list with the latest arrivals first.
   */
  record ArrivedBy(Instant latest) implements PageStart {}
}
