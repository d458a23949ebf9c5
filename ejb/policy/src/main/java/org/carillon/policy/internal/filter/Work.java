package org.carillon.policy.internal.filter;

/** Limits the comparisons for one message, whatever senders and administrators wrote. */
final class Work {
  /** The limit in characters. A slow machine takes less than a second for it. */
  private static final int MOST = 40_000_000;

  private int left = MOST;

  void spend(int characters) {
    left = Math.max(0, left - characters);
  }

  int spent() {
    return MOST - left;
  }

  boolean isDone() {
    return left == 0;
  }
}
