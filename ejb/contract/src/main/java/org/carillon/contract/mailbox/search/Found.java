package org.carillon.contract.mailbox.search;

/**
 * What a search found.
 *
 * @param messages the indexes in the searched view, in the order that was asked for
 * @param relevancies how well each fits, from 1 to 100 (RFC 6203 §4), in the same order; empty
 *     unless words were looked for
 * @param undecided the indexes, ascending, of the messages of which only what is damaged would tell
 *     whether they match; they are not among the messages
 */
@SuppressWarnings("ArrayRecordComponent") // there may be a million; never compared
public record Found(int[] messages, int[] relevancies, int[] undecided) {}
