package org.carillon.account.setting;

import java.util.Objects;

/**
 * How somebody reads mail in the webmail.
 *
 * @param conversations whether lists show messages that answer each other as one
 * @param after what is open once a message was put away
 */
public record ReadingHabits(boolean conversations, After after) {

  /** What is open once a message was put away. */
  public enum After {
    /** The message below it in the list. */
    NEXT,
    /** The message above it in the list. */
    PREVIOUS,
    /** The list alone. */
    LIST
  }

  /** Nothing is missing. */
  public ReadingHabits {
    Objects.requireNonNull(after);
  }
}
