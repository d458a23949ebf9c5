package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * A row of an access list.
 *
 * @param negative whether the rights are taken away, whatever else grants them
 */
public record Grant(Grantee grantee, boolean negative, MailboxRights rights) {}
