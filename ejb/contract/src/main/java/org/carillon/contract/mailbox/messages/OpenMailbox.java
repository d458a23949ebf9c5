package org.carillon.contract.mailbox.messages;

import org.carillon.contract.mailbox.folders.MailboxRights;

/**
 * A mailbox as opened by SELECT, EXAMINE or a POP3 session. It holds no resources and need not be
 * closed.
 *
 * @param view the mailbox now
 * @param mailboxId its opaque id
 * @param rights the caller's rights on it
 * @param writable true if any of these rights allows changes and it was not opened read-only (RFC
 *     4314 §5.2)
 * @param recentFrom the first uid that is \Recent in this session; all later ones are, too (RFC
 *     3501 §2.3.2)
 * @param full true if its account has reached its quota (RFC 9208 §5.1)
 */
public record OpenMailbox(
    MailboxView view,
    String mailboxId,
    MailboxRights rights,
    boolean writable,
    long recentFrom,
    boolean full) {}
