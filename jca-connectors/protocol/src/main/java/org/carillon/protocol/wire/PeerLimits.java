package org.carillon.protocol.wire;

import java.time.Duration;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.OctetReservation;

/**
 * The limits of a peer before and after sign-in.
 *
 * @param strangersLine the longest line before, its end included
 * @param line the longest line after, its end included
 * @param literals the most octets of the literals of one command before
 * @param patience how long to wait for the peer until told otherwise
 * @param inAll the longest time until sign-in, all waiting included; {@link Duration#ZERO} where
 *     peers need not sign in
 * @param holding counts the memory held for the peer
 */
public record PeerLimits(
    int strangersLine,
    int line,
    int literals,
    Duration patience,
    Duration inAll,
    OctetReservation holding) {

  /** Holds a sign-in (12,288, RFC 4954 §4) or an ID before it (30 of 1,024, RFC 2971 §3.3). */
  private static final int SIGN_IN_LINE = 36_864;

  /** Names and passwords; RFC 7888 §5 lets a server refuse longer ones before sign-in. */
  private static final int SIGN_IN_LITERALS = 4_096;

  /** The time until sign-in, as a multiple of the patience. */
  private static final int PATIENCES = 5;

  /** Returns the limits of a listener's connection. */
  public static PeerLimits of(Limits limits, boolean signsIn, OctetReservation holding) {
    Duration patience = limits.preAuthenticationIdle();
    return new PeerLimits(
        Math.min(limits.lineOctets(), SIGN_IN_LINE),
        limits.lineOctets(),
        SIGN_IN_LITERALS,
        patience,
        signsIn ? patience.multipliedBy(PATIENCES) : Duration.ZERO,
        holding);
  }

  /** Returns the limits of a peer that we chose ourselves. */
  static PeerLimits trusting(int lineOctets, Duration patience) {
    return new PeerLimits(
        lineOctets,
        lineOctets,
        Integer.MAX_VALUE,
        patience,
        Duration.ZERO,
        OctetReservation.unbounded());
  }
}
