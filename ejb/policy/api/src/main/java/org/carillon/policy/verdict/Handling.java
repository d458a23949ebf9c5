package org.carillon.policy.verdict;

import java.util.Locale;
import java.util.Optional;

/** What is done with a message, from mild to strict. */
public enum Handling {
  /** It goes where it was to go. */
  ACCEPT,
  /** The same, with a mark that people see. */
  TAG,
  /** It goes into the mailbox for junk. */
  JUNK,
  /** It is kept aside until somebody releases it. */
  QUARANTINE,
  /** The sending server is told that it is not taken. */
  REJECT,
  /** It is thrown away, and the sending server hears that it was taken. */
  DISCARD;

  /** As header fields and reports say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word; empty for what is none. */
  public static Optional<Handling> of(String word) {
    for (Handling handling : values()) {
      if (handling.word().equals(word)) {
        return Optional.of(handling);
      }
    }
    return Optional.empty();
  }

  /** The stricter of the two. */
  public Handling or(Handling other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The milder of the two. */
  public Handling atMost(Handling other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
