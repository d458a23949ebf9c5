package org.carillon.logging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Limits the number of log lines for each key, so that a client that does something a thousand
 * times a second neither fills the disk nor hides other clients. Suppressed lines are counted, and
 * the count is logged with the next line.
 *
 * @param <K> the type of key, such as a client's network
 */
public final class LogRateLimiter<K> {
  private final int most;
  private final long pace;
  private final int bound;
  private final LongSupplier nanos;
  private final Map<K, Count> counts = new HashMap<>();

  /** The count of all keys for which there is no room any more. */
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
   * Creates the limits.
   *
   * @param most the number of lines that are written in a row
   * @param pace the time after which as many are written again
   * @param bound the most keys with a count of their own; all others share one
   */
  public LogRateLimiter(int most, Duration pace, int bound) {
    this(most, pace, bound, System::nanoTime);
  }

  LogRateLimiter(int most, Duration pace, int bound, LongSupplier nanos) {
    this.most = most;
    this.pace = pace.toNanos();
    this.bound = bound;
    this.nanos = nanos;
    this.others = new Count(nanos.getAsLong());
  }

  /**
   * Requests a line.
   *
   * @return the number of lines suppressed since the last one; empty if this one must be suppressed
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
      // One line for each pace, however many keys there are.
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
