package org.carillon.transport.submission;

import java.time.Instant;
import java.util.List;

/**
 * A scheduled message, or one that may still be recalled.
 *
 * @param id its id
 * @param subject its subject, as in its header
 * @param to its recipients, in the order of the queue; at most {@value #MOST_RECIPIENTS}
 * @param when when it is sent
 * @param size its size in octets
 */
public record ScheduledMessage(
    String id, String subject, List<String> to, Instant when, long size) {

  /** The most recipients that are listed. */
  public static final int MOST_RECIPIENTS = 1_000;

  public ScheduledMessage {
    to = List.copyOf(to);
  }
}
