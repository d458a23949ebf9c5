package org.carillon.contract.mailbox;

/**
 * A mailbox as opened by SELECT, EXAMINE or a POP3 session. Holds nothing: there is no close.
 *
 * @param view the mailbox now
 * @param mailboxId its opaque id
 * @param writable whether flags and messages may be changed
 * @param recentFrom messages from this uid on are \Recent in this session (RFC 3501 §2.3.2)
 */
public record OpenMailbox(MailboxView view, String mailboxId, boolean writable, long recentFrom) {}
