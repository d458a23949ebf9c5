package org.carillon.logging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Bounds how many lines the log gets by whom they are about, so that who does something a thousand
 * times a second fills no disk and hides nobody else. What is left out is counted, and told with
 * the next line that is written.
 *
 * @param <K> by what is counted: a client's network, say
 */
public final class PacedLines<K> {
  private final int most;
  private final long pace;
  private final int bound;
  private final LongSupplier nanos;
  private final Map<K, Count> counts = new HashMap<>();

  /** Of all for whom there is no room any more. */
  private final Count others;

  private static final class Count {
    private long begun;
    private int told;
    private long leftOut;

    Count(long now) {
      begun = now;
    }
  }

  /**
   * With bounds.
   *
   * @param most how many lines are written in a row
   * @param pace after which as many are written again
   * @param bound how many keys are told apart; all others count as one
   */
  public PacedLines(int most, Duration pace, int bound) {
    this(most, pace, bound, System::nanoTime);
  }

  PacedLines(int most, Duration pace, int bound, LongSupplier nanos) {
    this.most = most;
    this.pace = pace.toNanos();
    this.bound = bound;
    this.nanos = nanos;
    this.others = new Count(nanos.getAsLong());
  }

  /**
   * Asks for a line.
   *
   * @return how many were left out since the last one; empty when this one is to be left out
   */
  public synchronized OptionalLong next(K key) {
    long now = nanos.getAsLong();
    Count count = counts.get(key);
    if (count == null) {
      count = room(now) ? counts.computeIfAbsent(key, k -> new Count(now)) : others;
    }
    if (now - count.begun >= pace) {
      count.begun = now;
      count.told = 0;
    }
    if (count.told >= most) {
      count.leftOut++;
      return OptionalLong.empty();
    }
    count.told++;
    long leftOut = count.leftOut;
    count.leftOut = 0;
    return OptionalLong.of(leftOut);
  }

  private boolean room(long now) {
    if (counts.size() >= bound && now - others.begun >= pace) {
      // Once a pace, however many strangers there are.
      others.begun = now;
      others.told = 0;
      counts
          .values()
          .removeIf(
              count -> {
                boolean over = now - count.begun >= pace;
                others.leftOut += over ? count.leftOut : 0;
                return over;
              });
    }
    return counts.size() < bound;
  }
}
