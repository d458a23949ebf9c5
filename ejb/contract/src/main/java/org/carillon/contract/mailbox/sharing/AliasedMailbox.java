package org.carillon.contract.mailbox.sharing;

import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A folder alias: a name in an account's own tree for another account's mailbox.
 *
 * @param name the name
 * @param target the mailbox, as the account names it ({@code ~public/Travel})
 */
public record AliasedMailbox(MailboxName name, MailboxName target) {}
