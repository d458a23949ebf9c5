package org.carillon.bench.directory;

import java.util.Arrays;

/**
 * How long something takes, many times.
 *
 * @param nanos each time, sorted
 */
record Measured(long[] nanos) {
  private static final double NANOS = 1e6;

  /** What takes some time. */
  @FunctionalInterface
  interface Work {
    void run(int turn) throws Exception;
  }

  /** Does it so often, after some times that do not count. */
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

  /** Milliseconds that so much of them did not exceed. */
  double quantile(double part) {
    return nanos[(int) Math.min(nanos.length - 1, Math.ceil(part * nanos.length))] / NANOS;
  }

  /** Tells it beside its goal; whether it was met. */
  boolean tell(String what, double goal) {
    System.out.printf(
        "%s: p95 %.1f ms, median %.1f (goal %.0f)%n", what, quantile(0.95), quantile(0.5), goal);
    return quantile(0.95) <= goal;
  }
}
