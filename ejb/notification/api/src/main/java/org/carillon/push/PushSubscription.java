package org.carillon.push;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A device that is told of new mail, and of reminders.
 *
 * @param id its number
 * @param mark by what a browser knows that it is meant: the begin of the SHA-256 of its address
 * @param device what people call it
 * @param service the host of its push service
 * @param detailed whether it is told who wrote and about what, and of what it is reminded
 * @param topics of what it is told
 * @param since when it asked for that
 * @param told when it was told last; empty for never
 */
public record PushSubscription(
    long id,
    String mark,
    String device,
    String service,
    boolean detailed,
    Set<PushTopic> topics,
    Instant since,
    Optional<Instant> told) {
  /** Copies. */
  public PushSubscription {
    topics = Set.copyOf(topics);
  }
}
