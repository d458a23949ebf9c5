package org.carillon.account.setting;

import java.util.Objects;

/**
 * How somebody reads mail in the webmail.
 *
 * @param conversations whether lists show messages that answer each other as one
 * @param after what is open once a message was put away
 * @param pictures whose pictures from elsewhere are shown without asking
 */
public record ReadingHabits(boolean conversations, After after, Pictures pictures) {

  /** What is open once a message was put away. */
  public enum After {
    /** The message below it in the list. */
    NEXT,
    /** The message above it in the list. */
    PREVIOUS,
    /** The list alone. */
    LIST
  }

  /** Whose pictures from elsewhere are shown without asking. */
  public enum Pictures {
    /** Everybody's. */
    ALWAYS,
    /** Those of people one knows, and of senders one named. */
    KNOWN,
    /** Those of senders one named. */
    ASK
  }

  /** Nothing is missing. */
  public ReadingHabits {
    Objects.requireNonNull(after);
    Objects.requireNonNull(pictures);
  }
}
