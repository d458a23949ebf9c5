package org.carillon.contract.mailbox.messages;

import java.util.Optional;

/** A system flag (RFC 9051 §2.3.2) and its bit; keywords start at {@link #FIRST_KEYWORD_BIT}. */
public enum Flag {
  SEEN("\\Seen"),
  ANSWERED("\\Answered"),
  FLAGGED("\\Flagged"),
  DELETED("\\Deleted"),
  DRAFT("\\Draft");

  /** The bit of a mailbox's first keyword. */
  public static final int FIRST_KEYWORD_BIT = 8;

  /** The maximum number of different keywords of a mailbox: the remaining bits of a 64-bit word. */
  public static final int MOST_KEYWORDS = Long.SIZE - FIRST_KEYWORD_BIT;

  private final String imapName;

  Flag(String imapName) {
    this.imapName = imapName;
  }

  /** Returns the name on the wire, including the backslash. */
  public String imapName() {
    return imapName;
  }

  /** Returns a word in which only the flag's bit is set. */
  public long bit() {
    return 1L << ordinal();
  }

  public boolean in(long flags) {
    return (flags & bit()) != 0;
  }

  /** Returns the system flag with that name, compared without case. */
  public static Optional<Flag> named(String imapName) {
    for (Flag flag : values()) {
      if (flag.imapName.equalsIgnoreCase(imapName)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
