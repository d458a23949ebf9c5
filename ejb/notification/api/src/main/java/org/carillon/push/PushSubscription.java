package org.carillon.push;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A device that is notified of new mail and of reminders.
 *
 * @param id its number
 * @param mark by which a browser recognises itself: the first octets of its address's SHA-256
 * @param device the user's name for it
 * @param service the host of its push service
 * @param detailed whether notifications name the sender, the subject and the event
 * @param topics the topics it is notified of
 * @param since when it subscribed
 * @param told when it was last notified; empty for never
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
  public PushSubscription {
    topics = Set.copyOf(topics);
  }
}
