package org.carillon.adapter.outbound;

import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.RelayJob;

/**
 * How long a delivery attempt may take. Its lease is renewed while it is under way, but not for
 * ever: a host that takes the text more slowly than the policy allows is left, whatever it does to
 * seem alive. Who has the whole text and thinks about it has the time that RFC 5321 §4.5.3.2.6
 * grants for that besides: were the lease not renewed meanwhile, it would get the message once
 * more. Thread-safe.
 */
final class AttemptDeadline {
  /** At most so long before the lease's end the attempt is over, so that nobody else has begun. */
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
   * Whether it is time to ask for more.
   *
   * @param awaitsVerdict whether the host has the whole text and has not answered yet
   */
  synchronized boolean wantsRenewal(boolean awaitsVerdict) {
    return (!whole.over() || awaitsVerdict && !verdictIsOverdue())
        && lease.left().multipliedBy(2).compareTo(lease.length()) < 0;
  }

  synchronized void renewed(Lease fresh) {
    lease = fresh;
  }

  /** Whether anything may still be begun or go on. */
  synchronized boolean lasts() {
    Duration quarter = lease.length().dividedBy(4);
    Duration margin = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
    return !whole.over() && lease.left().compareTo(margin) > 0;
  }

  /** Whether a verdict is awaited for longer than anybody needs for one. */
  synchronized boolean verdictIsOverdue() {
    if (verdict.isEmpty()) {
      verdict = Optional.of(Lease.of(patience));
    }
    return verdict.get().over();
  }

  /** Nothing is awaited, or not yet. */
  synchronized void noVerdict() {
    verdict = Optional.empty();
  }

  /** Whether it has taken longer than a claim holds. */
  boolean isLengthy() {
    return first.over();
  }

  /** When the claim was asked for ({@link System#nanoTime}). */
  long since() {
    return first.since();
  }

  /** Nothing more is begun, and what goes on is broken off. */
  synchronized void end() {
    whole = new Lease(first.since(), Duration.ZERO);
  }
}
