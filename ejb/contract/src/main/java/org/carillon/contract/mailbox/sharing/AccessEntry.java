package org.carillon.contract.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * An entry of a mailbox's access list (RFC 4314 §2).
 *
 * @param identifier whom it is about
 * @param rights what is granted, or taken away where the identifier is negative
 */
public record AccessEntry(Identifier identifier, MailboxRights rights) {

  /** How many entries a mailbox has at most. */
  public static final int MOST = 500;
}
