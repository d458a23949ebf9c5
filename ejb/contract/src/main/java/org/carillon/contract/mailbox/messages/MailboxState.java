package org.carillon.contract.mailbox.messages;

import org.carillon.contract.mailbox.folders.MailboxRights;

/** The state of a mailbox that a session has open: its messages and the caller's rights. */
public record MailboxState(MailboxView view, MailboxRights rights) {}
