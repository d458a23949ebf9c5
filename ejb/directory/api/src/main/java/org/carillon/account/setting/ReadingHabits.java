package org.carillon.account.setting;

import java.util.Objects;

/**
 * A user's choices for reading mail in the webmail.
 *
 * @param conversations true if lists show messages that answer each other as one conversation
 * @param after what the webmail opens after a message was moved or deleted
 * @param pictures the senders whose external pictures are shown without asking
 */
public record ReadingHabits(boolean conversations, After after, Pictures pictures) {

  /** The choices for the message that the webmail opens after a message was moved or deleted. */
  public enum After {
    /** The message below it in the list. */
    NEXT,
    /** The message above it in the list. */
    PREVIOUS,
    /** No message; only the list is shown. */
    LIST
  }

  /** The senders whose external pictures are shown without asking. */
  public enum Pictures {
    /** Pictures of all senders are shown. */
    ALWAYS,
    /** Pictures of people whom the user knows, and of senders that the user named, are shown. */
    KNOWN,
    /** Only pictures of senders whom the user has named are shown. */
    ASK
  }

  /** Checks that no value is null. */
  public ReadingHabits {
    Objects.requireNonNull(after);
    Objects.requireNonNull(pictures);
  }
}
