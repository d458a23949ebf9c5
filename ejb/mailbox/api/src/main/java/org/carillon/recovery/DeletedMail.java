package org.carillon.recovery;

import java.time.Instant;

/**
 * Messages that can be brought back.
 *
 * @param mailbox the name of the mailbox they were deleted with or expunged from
 * @param withMailbox whether the mailbox itself was deleted
 * @param messages how many
 * @param octets how much they have together
 * @param at when the mailbox, or the last of them, was deleted
 */
public record DeletedMail(
    String mailbox, boolean withMailbox, long messages, long octets, Instant at) {}
