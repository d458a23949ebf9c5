package org.carillon.protocol.wire;

import java.time.Duration;
import java.util.OptionalLong;

/** How long a peer may take: for a line, for a content, and to sign in. For one thread. */
final class PeerTimeouts {
  /** How slowly a content may come, a literal or a message, in nanoseconds an octet. */
  private static final long NANOS_AN_OCTET = 1_000_000_000L / 256;

  private static final long NANOS_A_MILLISECOND = 1_000_000L;

  private int millis;

  /** Until when the peer must have signed in, by {@link System#nanoTime}; empty once it has. */
  private OptionalLong signInBy;

  /** How long the peer let us wait for the content that is coming, and how much of it came. */
  private long contentWaited;

  private long contentOctets;

  PeerTimeouts(PeerLimits terms) {
    signInBy = signInBy(terms);
    limit(terms.patience());
  }

  /** Sets how long to wait from now on: for a whole line, or for any octet of a content. */
  void limit(Duration limit) {
    millis = (int) Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  void signedIn() {
    signInBy = OptionalLong.empty();
  }

  /** The peer must sign in again, within the same time. */
  void signedOut(PeerLimits terms) {
    signInBy = signInBy(terms);
    limit(terms.patience());
  }

  private static OptionalLong signInBy(PeerLimits terms) {
    return terms.inAll().isZero()
        ? OptionalLong.empty()
        : OptionalLong.of(System.nanoTime() + terms.inAll().toNanos());
  }

  /** Whether the peer must sign in, and has not yet. */
  boolean isWithStranger() {
    return signInBy.isPresent();
  }

  /** Whether the peer should have signed in before now. */
  boolean isOver() {
    return signInBy.isPresent() && signInBy.getAsLong() - System.nanoTime() <= 0;
  }

  /** How long to wait for a sign of life, in milliseconds. */
  int millis(int most) {
    return Math.min(millis, most);
  }

  /** Until when a line that is awaited now must be there; what comes of contents counts anew. */
  long lineDeadline() {
    contentWaited = 0;
    contentOctets = 0;
    long now = System.nanoTime();
    long deadline = now + millis * NANOS_A_MILLISECOND;
    return signInBy.isPresent()
        ? now + Math.min(deadline - now, signInBy.getAsLong() - now)
        : deadline;
  }

  /** How many milliseconds are left until then. */
  static int remaining(long deadline) {
    return (int)
        Math.clamp((deadline - System.nanoTime()) / NANOS_A_MILLISECOND, 0, Integer.MAX_VALUE);
  }

  /** How many milliseconds to wait for more of a content. */
  int contentMillis() {
    long left = millis * NANOS_A_MILLISECOND + contentOctets * NANOS_AN_OCTET - contentWaited;
    if (signInBy.isPresent()) {
      left = Math.min(left, signInBy.getAsLong() - System.nanoTime());
    }
    return (int) Math.clamp(left / NANOS_A_MILLISECOND, 0, millis);
  }

  /** More of a content came, or did not, after so long. */
  void contentCame(int octets, long nanos) {
    contentWaited += nanos;
    contentOctets += Math.max(octets, 0);
  }
}
