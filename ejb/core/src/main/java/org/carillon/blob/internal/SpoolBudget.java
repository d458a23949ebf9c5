package org.carillon.blob.internal;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on octets that all of a node's spools share. */
final class SpoolBudget {
  private final long bound;
  private final AtomicLong used = new AtomicLong();

  SpoolBudget(long bound) {
    this.bound = bound;
  }

  /** Takes octets if there are as many left. */
  boolean take(long octets) {
    if (used.addAndGet(octets) > bound) {
      used.addAndGet(-octets);
      return false;
    }
    return true;
  }

  void giveBack(long octets) {
    used.addAndGet(-octets);
  }

  /** How many octets are taken. */
  long used() {
    return used.get();
  }
}
