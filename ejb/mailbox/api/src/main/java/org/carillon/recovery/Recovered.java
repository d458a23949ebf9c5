package org.carillon.recovery;

import java.util.List;

/**
 * The mailboxes and messages that were brought back.
 *
 * @param mailboxes the names that the mailboxes came back with
 * @param messages the number of messages, including those in these mailboxes
 */
public record Recovered(List<String> mailboxes, long messages) {}
