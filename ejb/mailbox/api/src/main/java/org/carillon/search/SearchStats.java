package org.carillon.search;

/**
 * How a node's search index is.
 *
 * @param node whose it is
 * @param messages how many messages it has, each as often as it lies in a mailbox
 * @param octets how much disk it takes
 * @param lag how many messages are known that it does not have yet
 * @param sound whether nothing about it needs an administrator
 * @param state how it is, in a sentence
 */
public record SearchStats(
    String node, long messages, long octets, long lag, boolean sound, String state) {}
