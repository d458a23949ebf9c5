package org.carillon.policy.verdict;

import java.util.Locale;
import java.util.Optional;

/** The handling of a message, from mild to strict. */
public enum Handling {
  /** The message is delivered. */
  ACCEPT,
  /** The message is delivered with a mark that people see. */
  TAG,
  /** The message goes into the junk mailbox. */
  JUNK,
  /** The message is quarantined until somebody releases it. */
  QUARANTINE,
  /** The message is refused. */
  REJECT,
  /** The message is discarded, but the sending server is told that it was accepted. */
  DISCARD;

  /** Returns the word that header fields and reports use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word, or returns empty if it is none. */
  public static Optional<Handling> of(String word) {
    for (Handling handling : values()) {
      if (handling.word().equals(word)) {
        return Optional.of(handling);
      }
    }
    return Optional.empty();
  }

  /** Returns the stricter of the two. */
  public Handling or(Handling other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the milder of the two. */
  public Handling atMost(Handling other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
