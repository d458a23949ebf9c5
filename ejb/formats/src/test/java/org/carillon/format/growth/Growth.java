package org.carillon.format.growth;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How the work on a value grows with it, in processor time. What the compiler and other processes
 * take away makes single measurements larger and never smaller, so what looks steep is tried again:
 * work where each part sees all the others stays steep however often. It is tried for seconds,
 * since on a busy machine the compiler may need longer than forty short tries.
 */
public final class Growth {
  /** How many times as long the large value is as the small one. */
  public static final int TIMES = 8;

  /** Linear is {@link #TIMES}, quadratic its square; what lies between them may be either. */
  public static final double LINEAR = 24;

  private static final int WARM = 7;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Growth() {}

  /** {@link #of(Consumer, Object, Object, long)} of a part repeated to so many characters. */
  public static double of(Consumer<String> work, String part, int length, long cheap) {
    return of(
        work,
        part.repeat(length / TIMES / part.length()),
        part.repeat(length / part.length()),
        cheap * length);
  }

  /**
   * How many times the work on the large value is the work on the small one: below {@link #LINEAR}
   * for what is linear. Work that takes less than so many nanoseconds once counts as 1.
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

  /** The processor time of one run, in nanoseconds. */
  public static <T> long cost(Consumer<T> work, T value) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.accept(value);
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}
