package org.carillon.transport;

import java.time.Instant;
import java.util.List;

/**
 * A message that an account has sent for later, or that it may still call back.
 *
 * @param id the id it is known by
 * @param subject its subject, as its header has it
 * @param to everybody it goes to, in the order of the queue; at most {@value #MOST_RECIPIENTS}
 * @param when when it is sent
 * @param size its octets
 */
public record ScheduledMessage(
    String id, String subject, List<String> to, Instant when, long size) {

  /** More recipients are not named. */
  public static final int MOST_RECIPIENTS = 1_000;

  /** Keeps a copy. */
  public ScheduledMessage {
    to = List.copyOf(to);
  }
}
