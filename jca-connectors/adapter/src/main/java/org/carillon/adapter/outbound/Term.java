package org.carillon.adapter.outbound;

import java.time.Duration;
import org.carillon.contract.queue.Consignment;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;

/**
 * The time a shipment has. Its lease is renewed while it is under way, but not for ever: a host
 * that takes the text more slowly than the policy allows is left, whatever it does to seem alive.
 */
final class Term {
  /** At most so long before the lease's end the shipment is over, so that nobody else has begun. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Lease whole;
  private volatile Lease lease;

  Term(Consignment consignment, OutboundPolicy policy) {
    lease = consignment.lease();
    Duration text = Duration.ofSeconds(consignment.size() / policy.slowest());
    whole = Lease.of(lease.length().plus(text));
  }

  /** Whether it is time to ask for more. */
  boolean wantsRenewal() {
    return !whole.over() && lease.left().multipliedBy(2).compareTo(lease.length()) < 0;
  }

  void renewed(Lease fresh) {
    lease = fresh;
  }

  /** Whether anything may still be begun or go on. */
  boolean lasts() {
    Lease now = lease;
    Duration quarter = now.length().dividedBy(4);
    Duration margin = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
    return !whole.over() && now.left().compareTo(margin) > 0;
  }
}
