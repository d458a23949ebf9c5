package org.carillon.bench;

import java.util.concurrent.Callable;

/** Runs that are not measured, until the server's compiler has compiled the code. */
public record WarmUp(Callable<Double> turn) {
  /** The number of runs without a gain that end the warm-up. */
  private static final int STEADY = 4;

  /** The least factor of a gain that is not noise. */
  private static final double GAIN = 1.05;

  private static final int MOST = 40;

  /** Runs until the best run lies some runs back, at most a bounded number. */
  public void run() throws Exception {
    double best = 0;
    int without = 0;
    for (int turns = 0; turns < MOST && without < STEADY; turns++) {
      double rate = turn.call();
      without = rate > best * GAIN ? 0 : without + 1;
      best = Math.max(best, rate);
    }
  }
}
