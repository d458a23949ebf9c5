package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/** What a person may be allowed to do with a mailbox (RFC 4314 §2.1). */
public enum Right {
  /** The mailbox is listed, and may be subscribed to. */
  LOOKUP('l'),
  /** It may be opened, and its figures asked for. */
  READ('r'),
  /** {@code \Seen} may be changed, and is set by reading. */
  SEEN('s'),
  /** Flags other than {@code \Seen} and {@code \Deleted} may be changed. */
  WRITE('w'),
  /** Messages may be appended and copied into it. */
  INSERT('i'),
  /** Mail may be sent to it. */
  POST('p'),
  /** Mailboxes may be made below it. */
  CREATE('k'),
  /** It may be deleted, and renamed away. */
  DELETE_MAILBOX('x'),
  /** {@code \Deleted} may be changed. */
  DELETE_MESSAGES('t'),
  /** Messages with {@code \Deleted} may be expunged. */
  EXPUNGE('e'),
  /** Its rights may be seen and changed. */
  ADMINISTER('a');

  private final char letter;

  Right(char letter) {
    this.letter = letter;
  }

  /** Its letter on the wire. */
  public char letter() {
    return letter;
  }

  /** The right of a letter; none for the virtual {@code c} and {@code d}. */
  public static Optional<Right> of(char letter) {
    for (Right right : values()) {
      if (right.letter == letter) {
        return Optional.of(right);
      }
    }
    return Optional.empty();
  }
}
