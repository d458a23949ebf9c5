package org.carillon.recovery;

import java.time.Instant;

/**
 * Messages that can be brought back.
 *
 * @param mailbox the name of the mailbox that they were deleted with or expunged from
 * @param withMailbox true if the mailbox itself was deleted
 * @param messages the number of messages
 * @param octets the number of octets of all messages together
 * @param at when the mailbox, or the last of the messages, was deleted
 */
public record DeletedMail(
    String mailbox, boolean withMailbox, long messages, long octets, Instant at) {}
