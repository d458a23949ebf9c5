package org.carillon.transport.internal;

import java.util.List;
import org.carillon.contract.queue.Lease;

/**
 * A consignment that this node works on until the lease ends.
 *
 * @param fence names this claim; once another node has claimed the row, it names nothing
 */
record Claim(
    long consignment,
    long fence,
    Lease lease,
    String destination,
    WaitingMessage message,
    List<WaitingRecipient> recipients) {}
