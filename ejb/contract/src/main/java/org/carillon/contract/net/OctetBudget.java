package org.carillon.contract.net;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bound on octets that many share: what is held for strangers at once, what lies in the spools.
 * Whoever took octets gives exactly as many back.
 */
public sealed class OctetBudget permits OctetShares.Share {
  private final long bound;
  private final AtomicLong used = new AtomicLong();

  /**
   * @param bound how many octets can be taken at once
   */
  public OctetBudget(long bound) {
    this.bound = bound;
  }

  /** A part of the memory that this process may have. */
  public static OctetBudget ofMemory(int part) {
    return new OctetBudget(Runtime.getRuntime().maxMemory() / part);
  }

  /** How many octets can be taken at once. */
  final long bound() {
    return bound;
  }

  /** Takes octets if as many are left. */
  public boolean take(long octets) {
    if (used.addAndGet(octets) > bound) {
      used.addAndGet(-octets);
      return false;
    }
    return true;
  }

  /** Takes octets that are held already, and counted by another budget until now. */
  void move(long octets) {
    used.addAndGet(octets);
  }

  /** Gives octets back that were taken. */
  public void giveBack(long octets) {
    used.addAndGet(-octets);
  }

  /** How many octets are taken. */
  public long used() {
    return used.get();
  }
}
