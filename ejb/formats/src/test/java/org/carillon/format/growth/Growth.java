package org.carillon.format.growth;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures how the processor time of work grows with the size of its input. The compiler and other
 * processes make single measurements larger and never smaller, so that a steep result is measured
 * again. Quadratic work stays steep however often it is measured. Measuring goes on for seconds,
 * since on a busy machine the compiler may need longer than forty short runs.
 */
public final class Growth {
  /** The size of the large value relative to the small one. */
  public static final int TIMES = 8;

  /**
   * The bound for linear growth. Linear work takes {@link #TIMES} as long, quadratic work the
   * square of that. Results in between may be either.
   */
  public static final double LINEAR = 24;

  private static final int WARM = 7;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Growth() {}

  /** Measures {@link #of(Consumer, Object, Object, long)} on repetitions of {@code part}. */
  public static double of(Consumer<String> work, String part, int length, long cheap) {
    return of(
        work,
        part.repeat(length / TIMES / part.length()),
        part.repeat(length / part.length()),
        cheap * length);
  }

  /**
   * Returns the cost of the work on the large value relative to that on the small one: below {@link
   * #LINEAR} for linear work.
   *
   * @param cheap the time for one run in ns, below which the result is 1
   */
  public static <T> double of(Consumer<T> work, T small, T large, long cheap) {
    long most = cost(work, large);
    if (most < cheap) {
      return 1;
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < WARM; round++) {
      least = Math.min(least, cost(work, small));
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (most >= LINEAR * least && System.nanoTime() < end) {
      most = Math.min(most, cost(work, large));
    }
    return most / (double) Math.max(1, least);
  }

  /** Returns the processor time of one run, in ns. */
  public static <T> long cost(Consumer<T> work, T value) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.accept(value);
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}
