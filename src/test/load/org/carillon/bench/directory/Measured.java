package org.carillon.bench.directory;

import java.util.Arrays;

/**
 * The durations of a repeated work.
 *
 * @param nanos the durations in ns, sorted
 */
record Measured(long[] nanos) {
  private static final double NANOS = 1e6;

  @FunctionalInterface
  interface Work {
    void run(int turn) throws Exception;
  }

  /** Runs the work {@code times} times, after {@code warming} unmeasured runs. */
  static Measured of(int times, int warming, Work work) throws Exception {
    for (int turn = 0; turn < warming; turn++) {
      work.run(turn);
    }
    long[] nanos = new long[times];
    for (int turn = 0; turn < times; turn++) {
      long begun = System.nanoTime();
      work.run(warming + turn);
      nanos[turn] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    return new Measured(nanos);
  }

  /** Returns the quantile in milliseconds. */
  double quantile(double part) {
    return nanos[(int) Math.min(nanos.length - 1, Math.ceil(part * nanos.length))] / NANOS;
  }

  /** Prints the time beside its goal; returns whether it was met. */
  boolean tell(String what, double goal) {
    System.out.printf(
        "%s: p95 %.1f ms, median %.1f (goal %.0f)%n", what, quantile(0.95), quantile(0.5), goal);
    return quantile(0.95) <= goal;
  }
}
