package org.carillon.transport;

import java.time.Instant;
import java.util.List;

/**
 * A message that waits.
 *
 * @param id the id it is known by in trace fields, answers and logs
 * @param from the reverse-path; empty for the null reverse-path
 * @param arrived when responsibility for it was taken
 * @param size its octets
 * @param priority its place among what is due
 * @param held whether it is kept back, by an administrator or in quarantine
 * @param recipients those not taken care of yet, at most {@link #MOST_RECIPIENTS} of them
 * @param recipientCount how many those are in all
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

  /** How many recipients are listed with a message. */
  public static final int MOST_RECIPIENTS = 100;

  /** Whether it is kept in quarantine. */
  public boolean isQuarantined() {
    return held && recipients.stream().anyMatch(QueuedRecipient::wasQuarantined);
  }
}
