package org.carillon.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * A row of an access list.
 *
 * @param negative true if the rights are taken away, even if another row grants them
 */
public record Grant(Grantee grantee, boolean negative, MailboxRights rights) {}
