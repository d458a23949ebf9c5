package org.carillon.protocol.wire;

import java.time.Duration;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.OctetHolding;

/**
 * What a peer may do before it has signed in, and what after that.
 *
 * @param strangersLine the longest line before, its end included
 * @param line the same after
 * @param literals how many octets the literals of one command may have before
 * @param patience how long to wait for the peer until told otherwise
 * @param inAll how long it may take to sign in, all waiting included; {@link Duration#ZERO} where
 *     peers need not
 * @param holding what is held for it counts here
 */
public record PeerLimits(
    int strangersLine,
    int line,
    int literals,
    Duration patience,
    Duration inAll,
    OctetHolding holding) {

  /**
   * The longest line before a sign-in: of one itself 12,288 octets (RFC 4954 §4), of an ID before
   * it 30 fields of 1,024 (RFC 2971 §3.3).
   */
  private static final int SIGN_IN_LINE = 36_864;

  /** Names and passwords; RFC 7888 §5 lets a server take no longer ones before sign-in. */
  private static final int SIGN_IN_LITERALS = 4_096;

  /** How often who must sign in may use up the patience with it. */
  private static final int PATIENCES = 5;

  /** Of a listener's connection. */
  public static PeerLimits of(Limits limits, boolean signsIn, OctetHolding holding) {
    Duration patience = limits.preAuthenticationIdle();
    return new PeerLimits(
        Math.min(limits.lineOctets(), SIGN_IN_LINE),
        limits.lineOctets(),
        SIGN_IN_LITERALS,
        patience,
        signsIn ? patience.multipliedBy(PATIENCES) : Duration.ZERO,
        holding);
  }

  /** Of a peer that we chose ourselves. */
  static PeerLimits trusting(int lineOctets, Duration patience) {
    return new PeerLimits(
        lineOctets,
        lineOctets,
        Integer.MAX_VALUE,
        patience,
        Duration.ZERO,
        OctetHolding.unbounded());
  }
}
