package org.carillon.transport.internal;

import java.time.Instant;
import java.util.List;

/**
 * A consignment that this node works on until the lease ends.
 *
 * @param fence names this claim; once another node has claimed the row, it names nothing
 */
record Claim(
    long consignment,
    long fence,
    Instant leaseEnds,
    String destination,
    WaitingMessage message,
    List<WaitingRecipient> recipients) {}
