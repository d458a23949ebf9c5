package org.carillon.contract.mailbox.messages;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * A mailbox that a session has open, as it is now.
 *
 * @param view its messages
 * @param rights what the caller may do with it
 */
public record MailboxState(MailboxView view, MailboxRights rights) {}
