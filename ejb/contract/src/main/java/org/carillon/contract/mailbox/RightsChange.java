package org.carillon.contract.mailbox;

/** How SETACL applies its rights to those an identifier has (RFC 4314 §3.1). */
public enum RightsChange {
  /** Exactly these; none removes the entry. */
  REPLACE,
  /** {@code +}: these too. */
  ADD,
  /** {@code -}: these no more. */
  REMOVE;

  /** The rights afterwards. */
  public MailboxRights apply(MailboxRights before, MailboxRights asked) {
    return switch (this) {
      case REPLACE -> asked;
      case ADD -> before.plus(asked);
      case REMOVE -> before.minus(asked);
    };
  }
}
