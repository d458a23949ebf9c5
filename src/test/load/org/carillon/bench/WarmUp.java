package org.carillon.bench;

import java.util.concurrent.Callable;

/** Turns of a work that are not measured, until the server's compiler has seen enough of it. */
public record WarmUp(Callable<Double> turn) {
  /** Turns without a gain that tell that it has. */
  private static final int STEADY = 4;

  /** By how much a turn is faster that is no chance. */
  private static final double GAIN = 1.05;

  private static final int MOST = 40;

  /** Takes turns until the best of them lies some back, at most a bounded number. */
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
