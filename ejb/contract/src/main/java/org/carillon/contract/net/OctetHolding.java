package org.carillon.contract.net;

/**
 * What one connection holds of the memory that all share: at first of what strangers may hold, once
 * somebody signed in on it, of what is there for those. For any thread.
 */
public final class OctetHolding implements AutoCloseable {
  private final OctetBudget known;
  private OctetBudget budget;
  private long held;
  private boolean closed;

  /**
   * A holding of nothing yet.
   *
   * @param strangers what is there for connections on which nobody signed in
   * @param known what is there for the others
   */
  public OctetHolding(OctetBudget strangers, OctetBudget known) {
    this.budget = strangers;
    this.known = known;
  }

  /** One without a bound, for a peer that we chose ourselves. */
  public static OctetHolding unbounded() {
    var boundless = new OctetBudget(Long.MAX_VALUE);
    return new OctetHolding(boundless, boundless);
  }

  /** Takes octets if as many are left; once closed, nothing is counted any more. */
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

  /** Gives octets back that were taken. */
  public synchronized void giveBack(long octets) {
    if (!closed) {
      held -= octets;
      budget.giveBack(octets);
    }
  }

  /** Somebody signed in: what is held counts elsewhere from now on. */
  public synchronized void signedIn() {
    if (!closed && budget != known) {
      known.move(held);
      budget.giveBack(held);
      budget = known;
    }
  }

  /** How much is held. */
  public synchronized long held() {
    return held;
  }

  /** Gives everything back. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      budget.giveBack(held);
      held = 0;
    }
  }
}
