package org.carillon.contract.net;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A shared limit on a number of octets, for example on what is held in memory for unauthenticated
 * clients or in the spools. A caller that takes octets gives back exactly as many.
 */
public sealed class OctetBudget permits NetworkBudgets.Share {
  private final long bound;
  private final AtomicLong used = new AtomicLong();

  /** Creates a budget of at most {@code bound} octets at once. */
  public OctetBudget(long bound) {
    this.bound = bound;
  }

  /** Returns a budget of one {@code part}th of the maximum memory of this process. */
  public static OctetBudget ofMemory(int part) {
    return new OctetBudget(Runtime.getRuntime().maxMemory() / part);
  }

  /** Returns the maximum number of octets that can be taken at once. */
  final long bound() {
    return bound;
  }

  /** Takes octets, and returns whether as many were left. */
  public boolean take(long octets) {
    if (used.addAndGet(octets) > bound) {
      used.addAndGet(-octets);
      return false;
    }
    return true;
  }

  /** Takes octets that are already held and were counted by another budget until now. */
  void move(long octets) {
    used.addAndGet(octets);
  }

  /** Gives back octets that were taken. */
  public void giveBack(long octets) {
    used.addAndGet(-octets);
  }

  public long used() {
    return used.get();
  }
}
