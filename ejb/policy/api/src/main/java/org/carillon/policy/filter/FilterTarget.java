package org.carillon.policy.filter;

import java.util.Locale;

/** What an entry looks at. */
public enum FilterTarget {
  /** The client's address. */
  CLIENT,
  /** The name that it greets with (RFC 5321 §4.1.1.1). */
  HELO,
  /** The sender in the envelope, and the authors in From. */
  SENDER,
  /** A recipient that is a spam trap. */
  TRAP,
  /** A field of the header, unfolded and decoded. */
  HEADER,
  /** A line of a text, decoded. */
  BODY,
  /** A file's name, or what its octets say it is; of files in archives too. */
  ATTACHMENT;

  /** As edges and the database call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static FilterTarget of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether it is known before a message is sent. */
  public boolean isEarly() {
    return switch (this) {
      case CLIENT, HELO, SENDER -> true;
      case TRAP, HEADER, BODY, ATTACHMENT -> false;
    };
  }
}
