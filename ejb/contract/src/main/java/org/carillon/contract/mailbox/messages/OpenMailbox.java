package org.carillon.contract.mailbox.messages;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * A mailbox as opened by SELECT, EXAMINE or a POP3 session. Holds nothing: there is no close.
 *
 * @param view the mailbox now
 * @param mailboxId its opaque id
 * @param rights what the caller may do with it
 * @param writable whether any of that changes it, and it was not opened read-only (RFC 4314 §5.2)
 * @param recentFrom messages from this uid on are \Recent in this session (RFC 3501 §2.3.2)
 * @param full whether its account holds as much mail as it may (RFC 9208 §5.1)
 */
public record OpenMailbox(
    MailboxView view,
    String mailboxId,
    MailboxRights rights,
    boolean writable,
    long recentFrom,
    boolean full) {}
