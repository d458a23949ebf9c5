package org.carillon.protocol.imap;

/**
 * Message numbers or uids as a client wrote them (RFC 3501 §9 {@code sequence-set}): ranges in the
 * order given, {@link #STAR} for {@code *}.
 *
 * @param bounds from, to, from, to … as written
 */
record SequenceSet(long[] bounds) {
  /** What {@code *} is kept as: larger than any number. */
  static final long STAR = Long.MAX_VALUE;

  /** How many ranges one set may have. */
  static final int MOST_RANGES = 20_000;

  int ranges() {
    return bounds.length / 2;
  }

  /** The smaller end of a range, {@code *} resolved. */
  long low(int range, long star) {
    return Math.min(resolve(bounds[2 * range], star), resolve(bounds[2 * range + 1], star));
  }

  /** The larger end of a range, {@code *} resolved. */
  long high(int range, long star) {
    return Math.max(resolve(bounds[2 * range], star), resolve(bounds[2 * range + 1], star));
  }

  /** Whether one end of the range is {@code *}. */
  boolean hasStar(int range) {
    return bounds[2 * range] == STAR || bounds[2 * range + 1] == STAR;
  }

  private static long resolve(long bound, long star) {
    return bound == STAR ? star : bound;
  }
}
