package org.carillon.contract.sender;

import java.util.Locale;
import java.util.Optional;

/** What somebody wants of a sender's mail. */
public enum SenderChoice {
  /** It is no spam, if it is really from there. */
  ALLOW,
  /** It is not wanted. */
  BLOCK;

  /** As REST and tables have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word; empty for what is none. */
  public static Optional<SenderChoice> of(String word) {
    for (SenderChoice choice : values()) {
      if (choice.word().equals(word)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }
}
