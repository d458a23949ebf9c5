package org.carillon.policy.filter;

import java.util.Locale;

/** The parts of a message or session that an entry can match. */
public enum FilterTarget {
  /** The client's address. */
  CLIENT,
  /** The client's name in its greeting (RFC 5321 §4.1.1.1). */
  HELO,
  /** The sender in the envelope, and the authors in From. */
  SENDER,
  /** A recipient that is a spam trap. */
  TRAP,
  /** A header field, unfolded and decoded. */
  HEADER,
  /** A line of a text, decoded. */
  BODY,
  /** A file's name, or its type by its content; of files in archives too. */
  ATTACHMENT;

  /** Returns the word that interfaces and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FilterTarget of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns whether the part is known before the message is sent. */
  public boolean isEarly() {
    return switch (this) {
      case CLIENT, HELO, SENDER -> true;
      case TRAP, HEADER, BODY, ATTACHMENT -> false;
    };
  }
}
