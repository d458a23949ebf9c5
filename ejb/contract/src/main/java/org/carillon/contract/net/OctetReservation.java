package org.carillon.contract.net;

/**
 * The octets that one connection holds of the shared memory. They count towards the budget for
 * unauthenticated clients first, and towards the budget for authenticated clients after the
 * sign-in. Thread-safe.
 */
public final class OctetReservation implements AutoCloseable {
  private final OctetBudget known;
  private OctetBudget budget;
  private long held;
  private boolean closed;

  /** Creates an empty holding with the budgets for connections before and after sign-in. */
  public OctetReservation(OctetBudget strangers, OctetBudget known) {
    this.budget = strangers;
    this.known = known;
  }

  /** Returns a holding without a limit, for a peer that we chose ourselves. */
  public static OctetReservation unbounded() {
    var boundless = new OctetBudget(Long.MAX_VALUE);
    return new OctetReservation(boundless, boundless);
  }

  /** Takes octets, and returns whether as many were left. Always true after closing. */
  public synchronized boolean take(long octets) {
    if (closed) {
      return true;
    }
    boolean left = budget.take(octets);
    if (left) {
      held += octets;
    }
    return left;
  }

  /** Gives back octets that were taken. */
  public synchronized void giveBack(long octets) {
    if (!closed) {
      held -= octets;
      budget.giveBack(octets);
    }
  }

  /** Moves the held octets to the budget for authenticated clients, after a sign-in. */
  public synchronized void signedIn() {
    if (!closed && budget != known) {
      known.move(held);
      budget.giveBack(held);
      budget = known;
    }
  }

  public synchronized long held() {
    return held;
  }

  /** Gives back all octets. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      budget.giveBack(held);
      held = 0;
    }
  }
}
