package org.carillon.recovery;

import java.util.List;

/**
 * What was brought back.
 *
 * @param mailboxes the names that mailboxes came back under
 * @param messages how many messages came back, those in these mailboxes included
 */
public record Recovered(List<String> mailboxes, long messages) {}
