package org.carillon.adapter.outbound;

import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.RelayJob;

/**
 * Limits the duration of a delivery attempt. The attempt's lease is renewed while it runs, but not
 * without end: a host that takes the text more slowly than the policy allows is given up, whatever
 * it does to seem alive. A host that has the whole text also gets the time to reply of RFC 5321
 * §4.5.3.2.6; without a renewal in that time it would get the message twice. Thread-safe.
 */
final class AttemptDeadline {
  /** The attempt ends this long before its lease, so that no other attempt has begun by then. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Lease first;
  private final Duration patience;
  private Lease whole;
  private Lease lease;
  private Optional<Lease> verdict = Optional.empty();

  AttemptDeadline(RelayJob job, OutboundPolicy policy) {
    first = job.lease();
    lease = first;
    patience = policy.commandTimeout().multipliedBy(2);
    Duration text = Duration.ofSeconds(job.size() / policy.slowest());
    whole = Lease.of(first.length().plus(text));
  }

  /**
   * Returns whether it is time to ask for a renewal.
   *
   * @param awaitsVerdict whether the host has the whole text and has not replied yet
   */
  synchronized boolean wantsRenewal(boolean awaitsVerdict) {
    return (!whole.over() || awaitsVerdict && !verdictIsOverdue())
        && lease.left().multipliedBy(2).compareTo(lease.length()) < 0;
  }

  synchronized void renewed(Lease fresh) {
    lease = fresh;
  }

  /** Returns whether the attempt may still begin or continue anything. */
  synchronized boolean lasts() {
    Duration quarter = lease.length().dividedBy(4);
    Duration margin = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
    return !whole.over() && lease.left().compareTo(margin) > 0;
  }

  /** Returns whether the final reply has been awaited for longer than any host needs. */
  synchronized boolean verdictIsOverdue() {
    if (verdict.isEmpty()) {
      verdict = Optional.of(Lease.of(patience));
    }
    return verdict.get().over();
  }

  /** Notes that no final reply is awaited, or not yet. */
  synchronized void noVerdict() {
    verdict = Optional.empty();
  }

  /** Returns whether the attempt has taken longer than a lease lasts. */
  boolean isLengthy() {
    return first.over();
  }

  /** Returns when the claim was asked for, by {@link System#nanoTime}. */
  long since() {
    return first.since();
  }

  /** Ends the attempt: nothing more is begun, and what runs is aborted. */
  synchronized void end() {
    whole = new Lease(first.since(), Duration.ZERO);
  }
}
