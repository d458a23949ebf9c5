package org.carillon.contract.mailbox.messages;

/**
 * Flags were changed, durably.
 *
 * @param view the mailbox after it
 * @param modified uids that were left alone because their modseq was above UNCHANGEDSINCE (RFC 7162
 *     §3.1.3)
 */
public record FlagsStored(MailboxView view, UidSet modified) {}
