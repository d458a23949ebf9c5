package org.carillon.protocol.imap.syntax;

import java.util.Arrays;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Message numbers or uids as a client wrote them (RFC 3501 §9 {@code sequence-set}): ranges in the
 * order given, {@link #STAR} for {@code *}; or {@link #SAVED}.
 *
 * @param bounds from, to, from, to … as written
 */
public record SequenceSet(long[] bounds) {
  /** The value of {@code *}: larger than any number. */
  static final long STAR = Long.MAX_VALUE;

  /** The saved result of the last search: {@code $} (RFC 5182). */
  public static final SequenceSet SAVED = new SequenceSet(new long[0]);

  /** The highest number of ranges in one set. */
  static final int MOST_RANGES = 20_000;

  public int ranges() {
    return bounds.length / 2;
  }

  /** Returns the smaller end of a range, with {@code *} resolved. */
  public long low(int range, long star) {
    return Math.min(resolve(bounds[2 * range], star), resolve(bounds[2 * range + 1], star));
  }

  /** Returns the larger end of a range, with {@code *} resolved. */
  public long high(int range, long star) {
    return Math.max(resolve(bounds[2 * range], star), resolve(bounds[2 * range + 1], star));
  }

  /** Returns the set as sorted uids, with {@code *} resolved. */
  public UidSet toUidSet(long star) {
    long[] resolved = new long[bounds.length];
    for (int range = 0; range < ranges(); range++) {
      resolved[2 * range] = low(range, star);
      resolved[2 * range + 1] = high(range, star);
    }
    return UidSet.ofRanges(resolved);
  }

  /** Returns whether one end of the range is {@code *}. */
  public boolean hasStar(int range) {
    return bounds[2 * range] == STAR || bounds[2 * range + 1] == STAR;
  }

  private static long resolve(long bound, long star) {
    return bound == STAR ? star : bound;
  }

  /** {@code sequence-set} (RFC 3501 §9, RFC 5182 §4). */
  public static SequenceSet read(Arguments arguments) throws BadCommand {
    if (arguments.take('$')) {
      return SAVED;
    }
    long[] bounds = new long[2];
    int length = 0;
    do {
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * length);
      }
      if (length == 2 * MOST_RANGES) {
        throw new BadCommand("Too many ranges");
      }
      long first = sequenceNumber(arguments);
      bounds[length++] = first;
      bounds[length++] = arguments.take(':') ? sequenceNumber(arguments) : first;
    } while (arguments.take(','));
    return new SequenceSet(Arrays.copyOf(bounds, length));
  }

  /** A single number, or {@code *}. */
  public static SequenceSet readOne(Arguments arguments) throws BadCommand {
    long number = sequenceNumber(arguments);
    return new SequenceSet(new long[] {number, number});
  }

  private static long sequenceNumber(Arguments arguments) throws BadCommand {
    if (arguments.take('*')) {
      return STAR;
    }
    long number = arguments.nonZero();
    if (number > 0xffff_ffffL) {
      throw new BadCommand("Number beyond 32 bits");
    }
    return number;
  }
}
