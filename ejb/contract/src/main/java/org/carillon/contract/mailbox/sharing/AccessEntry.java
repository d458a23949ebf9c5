package org.carillon.contract.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * An entry of a mailbox's access list (RFC 4314 §2).
 *
 * @param identifier the users that it applies to
 * @param rights the rights that it grants, or takes away if the identifier is negative
 */
public record AccessEntry(Identifier identifier, MailboxRights rights) {

  /** The maximum number of entries of a mailbox. */
  public static final int MOST = 500;
}
