package org.carillon.contract.sender;

import java.util.Locale;
import java.util.Optional;

/** An account's decision on the mail of a sender. */
public enum SenderChoice {
  /** The mail is not spam, if it is authentic. */
  ALLOW,
  /** The mail is unwanted. */
  BLOCK;

  /** Returns the word that REST and tables use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses a word; returns empty if it is unknown. */
  public static Optional<SenderChoice> of(String word) {
    for (SenderChoice choice : values()) {
      if (choice.word().equals(word)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }
}
