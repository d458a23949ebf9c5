package org.carillon.protocol.wire;

import java.time.Duration;
import java.util.OptionalLong;

/** The timeouts of a peer: for a line, for a content, and for the sign-in. For one thread. */
final class PeerTimeouts {
  /** The slowest rate of a content (a literal or a message), in ns per octet. */
  private static final long NANOS_AN_OCTET = 1_000_000_000L / 256;

  private static final long NANOS_A_MILLISECOND = 1_000_000L;

  private int millis;

  /** The deadline of the sign-in, by {@link System#nanoTime}; empty after it. */
  private OptionalLong signInBy;

  /** The time spent waiting for the current content, and below the octets received of it. */
  private long contentWaited;

  private long contentOctets;

  PeerTimeouts(PeerLimits terms) {
    signInBy = signInBy(terms);
    limit(terms.patience());
  }

  /** Sets the timeout from now on: for a whole line, or for any octet of a content. */
  void limit(Duration limit) {
    millis = (int) Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  void signedIn() {
    signInBy = OptionalLong.empty();
  }

  /** Requires a new sign-in, within the same time. */
  void signedOut(PeerLimits terms) {
    signInBy = signInBy(terms);
    limit(terms.patience());
  }

  private static OptionalLong signInBy(PeerLimits terms) {
    return terms.inAll().isZero()
        ? OptionalLong.empty()
        : OptionalLong.of(System.nanoTime() + terms.inAll().toNanos());
  }

  /** Returns whether the peer must sign in, and has not yet. */
  boolean isWithStranger() {
    return signInBy.isPresent();
  }

  /** Returns whether the deadline of the sign-in has passed. */
  boolean isOver() {
    return signInBy.isPresent() && signInBy.getAsLong() - System.nanoTime() <= 0;
  }

  /** Returns how long to wait for any octet, in ms. */
  int millis(int most) {
    return Math.min(millis, most);
  }

  /** Returns the deadline of the line awaited now; the next content is measured anew. */
  long lineDeadline() {
    contentWaited = 0;
    contentOctets = 0;
    long now = System.nanoTime();
    long deadline = now + millis * NANOS_A_MILLISECOND;
    return signInBy.isPresent()
        ? now + Math.min(deadline - now, signInBy.getAsLong() - now)
        : deadline;
  }

  /** Returns the time left until the deadline, in ms. */
  static int remaining(long deadline) {
    return (int)
        Math.clamp((deadline - System.nanoTime()) / NANOS_A_MILLISECOND, 0, Integer.MAX_VALUE);
  }

  /** Returns how long to wait for more of a content, in ms. */
  int contentMillis() {
    long left = millis * NANOS_A_MILLISECOND + contentOctets * NANOS_AN_OCTET - contentWaited;
    if (signInBy.isPresent()) {
      left = Math.min(left, signInBy.getAsLong() - System.nanoTime());
    }
    return (int) Math.clamp(left / NANOS_A_MILLISECOND, 0, millis);
  }

  /** Counts the octets received of a content, perhaps 0, and the time spent waiting. */
  void contentCame(int octets, long nanos) {
    contentWaited += nanos;
    contentOctets += Math.max(octets, 0);
  }
}
