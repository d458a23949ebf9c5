package org.carillon.contract.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/** How SETACL applies its rights to those an identifier has (RFC 4314 §3.1). */
public enum RightsChange {
  /** Exactly these; none removes the entry. */
  REPLACE,
  /** {@code +}: these too. */
  ADD,
  /** {@code -}: these no more. */
  REMOVE;

  /** How rights as they are written are to be applied. */
  public static RightsChange of(String written) {
    if (written.startsWith("+")) {
      return ADD;
    }
    return written.startsWith("-") ? REMOVE : REPLACE;
  }

  /** The letters of rights that are written with this change. */
  public String letters(String written) {
    return this == REPLACE ? written : written.substring(1);
  }

  /** The rights afterwards. */
  public MailboxRights apply(MailboxRights before, MailboxRights asked) {
    return switch (this) {
      case REPLACE -> asked;
      case ADD -> before.plus(asked);
      case REMOVE -> before.minus(asked);
    };
  }
}
