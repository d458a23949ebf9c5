package org.carillon.contract.mailbox.messages;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * The current state of a mailbox that a session has open.
 *
 * @param view its messages
 * @param rights the caller's rights on it
 */
public record MailboxState(MailboxView view, MailboxRights rights) {}
