package org.carillon.contract.mailbox.search;

/**
 * The result of a search.
 *
 * @param messages the indexes in the searched view, in the requested order
 * @param relevancies the relevancy of each, from 1 to 100 (RFC 6203 §4), in the same order; empty
 *     unless the query has words
 * @param undecided the indexes, ascending, of messages whose damaged content would be needed to
 *     decide whether they match; {@code messages} does not contain them
 */
@SuppressWarnings("ArrayRecordComponent") // up to a million messages; never compared
public record Found(int[] messages, int[] relevancies, int[] undecided) {}
