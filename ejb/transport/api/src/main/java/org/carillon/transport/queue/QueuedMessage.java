package org.carillon.transport.queue;

import java.time.Instant;
import java.util.List;

/**
 * A message in the queue.
 *
 * @param id its id in trace fields, answers and logs
 * @param from the reverse-path; empty for the null reverse-path
 * @param arrived when it was accepted
 * @param size its size in octets
 * @param priority its priority among due messages
 * @param held whether it is held, by an administrator or in quarantine
 * @param recipients the pending recipients, at most {@link #MOST_RECIPIENTS} of them
 * @param recipientCount the number of all pending recipients
 */
public record QueuedMessage(
    String id,
    String from,
    Instant arrived,
    long size,
    Priority priority,
    boolean held,
    List<QueuedRecipient> recipients,
    int recipientCount) {

  /** The most recipients that are listed with a message. */
  public static final int MOST_RECIPIENTS = 100;

  /** Returns whether it is held in quarantine. */
  public boolean isQuarantined() {
    return held && recipients.stream().anyMatch(QueuedRecipient::wasQuarantined);
  }
}
