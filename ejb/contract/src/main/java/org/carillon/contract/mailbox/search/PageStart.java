package org.carillon.contract.mailbox.search;

import java.time.Instant;

public sealed interface PageStart {

  PageStart FIRST = new At(0, 0);

  /**
   * The page begins with a message, or with the given position if the message is gone. Neither new
   * nor removed mail moves the page.
   *
   * @param position the number of messages of the list, matching or not, that were before it
   * @param uid the message; 0 for none
   */
  record At(int position, long uid) implements PageStart {}

  /** The page begins below another message; it is empty if that message is not in the list. */
  record Below(long uid) implements PageStart {}

  /** The page holds the messages above another message, beginning with the nearest. */
  record Above(long uid) implements PageStart {}

  /** The page, latest arrivals first, begins with the first message that arrived by a moment. */
  record ArrivedBy(Instant latest) implements PageStart {}
}
