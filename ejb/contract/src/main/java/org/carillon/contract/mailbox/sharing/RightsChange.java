package org.carillon.contract.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/** The way in which SETACL applies its rights to those that an identifier has (RFC 4314 §3.1). */
public enum RightsChange {
  /** The identifier gets exactly these rights; an empty set removes the entry. */
  REPLACE,
  /** {@code +}: these rights are added. */
  ADD,
  REMOVE;

  /** Returns the change that the written rights ask for. */
  public static RightsChange of(String written) {
    if (written.startsWith("+")) {
      return ADD;
    }
    return written.startsWith("-") ? REMOVE : REPLACE;
  }

  /** Returns the letters of the written rights, without the sign of this change. */
  public String letters(String written) {
    return this == REPLACE ? written : written.substring(1);
  }

  /** Returns the rights after the change. */
  public MailboxRights apply(MailboxRights before, MailboxRights asked) {
    return switch (this) {
      case REPLACE -> asked;
      case ADD -> before.plus(asked);
      case REMOVE -> before.minus(asked);
    };
  }
}
