package org.carillon.search;

/**
 * The state of a node's search index.
 *
 * @param node the node's name
 * @param messages the number of messages in it; a message counts once for each mailbox that
 *     contains it
 * @param octets the disk space that it takes
 * @param lag the number of known messages that are not in it yet
 * @param sound true if the index needs no attention from an administrator
 * @param state the state, as a sentence
 */
public record SearchStats(
    String node, long messages, long octets, long lag, boolean sound, String state) {}
