package org.carillon.transport.internal.attempt;

import java.util.List;
import org.carillon.contract.queue.Lease;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;

/**
 * A queue entry that this node works on until the lease ends.
 *
 * @param fence identifies this claim until another node claims the row
 */
public record Claim(
    long entry,
    long fence,
    Lease lease,
    String destination,
    WaitingMessage message,
    List<WaitingRecipient> recipients) {}
