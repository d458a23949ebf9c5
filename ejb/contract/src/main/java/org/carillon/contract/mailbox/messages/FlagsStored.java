package org.carillon.contract.mailbox.messages;

/**
 * The result of a durable change of flags.
 *
 * @param view the mailbox after the change
 * @param modified the uids that were not changed because their modseq was above UNCHANGEDSINCE (RFC
 *     7162 §3.1.3)
 */
public record FlagsStored(MailboxView view, UidSet modified) {}
