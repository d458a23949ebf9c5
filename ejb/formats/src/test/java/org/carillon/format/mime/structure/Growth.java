package org.carillon.format.mime.structure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How the work on a value grows with it, in processor time and so whatever else runs. */
public final class Growth {
  private static final int LONG = Outline.MOST_FIELD_OCTETS;
  private static final int TIMES = 8;
  private static final int ROUNDS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Growth() {}

  /** How many times the work on eight times the length is the work on it; the least of rounds. */
  public static double of(Consumer<String> work, String part) {
    long brief = least(work, part.repeat(LONG / TIMES / part.length()));
    return least(work, part.repeat(LONG / part.length())) / (double) brief;
  }

  private static long least(Consumer<String> work, String value) {
    return IntStream.range(0, ROUNDS).mapToLong(i -> cost(work, value)).min().orElseThrow();
  }

  private static long cost(Consumer<String> work, String value) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.accept(value);
    return Math.max(1, THREADS.getCurrentThreadCpuTime() - before);
  }
}
