package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/** A right that a user can have on a mailbox (RFC 4314 §2.1). */
public enum Right {
  /** The mailbox is listed, and may be subscribed to. */
  LOOKUP('l'),
  /** It may be opened, and its status requested. */
  READ('r'),
  /** {@code \Seen} may be changed, and reading a message sets it. */
  SEEN('s'),
  /** Flags other than {@code \Seen} and {@code \Deleted} may be changed. */
  WRITE('w'),
  /** Messages may be appended and copied into it. */
  INSERT('i'),
  /** Mail may be sent to it. */
  POST('p'),
  /** Mailboxes may be created below it. */
  CREATE('k'),
  /** It may be deleted, and renamed to another place. */
  DELETE_MAILBOX('x'),
  /** {@code \Deleted} may be changed. */
  DELETE_MESSAGES('t'),
  /** Messages with {@code \Deleted} may be expunged. */
  EXPUNGE('e'),
  /** Its access list may be read and changed. */
  ADMINISTER('a');

  private final char letter;

  Right(char letter) {
    this.letter = letter;
  }

  /** Returns its letter on the wire. */
  public char letter() {
    return letter;
  }

  /** Returns the right of a letter; empty for the virtual {@code c} and {@code d}. */
  public static Optional<Right> of(char letter) {
    for (Right right : values()) {
      if (right.letter == letter) {
        return Optional.of(right);
      }
    }
    return Optional.empty();
  }
}
