package org.carillon.policy.internal.filter;

/** How much is compared for one message, whatever strangers and administrators wrote. */
final class Work {
  /** Characters; a second of a slow machine is more. */
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
