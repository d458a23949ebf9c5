package org.carillon.format.budget;

import java.time.Duration;

/**
 * The work that strangers' texts may still make: steps of readers, and time. Everything that one
 * request, letter or delivery makes the server read, expand or match draws from one budget, bound
 * by {@link #within}; where none is bound, each operation has one of its own, so that no reader is
 * without a bound. Loops draw from it also where they yield nothing. What is over budget ends as
 * incomplete, never as an exception.
 *
 * <p>A budget belongs to one thread; an interruption of that thread spends it.
 */
public final class WorkBudget {
  /** A step is one value looked at: an instance of a rule, an entry of a feed, an element. */
  private static final long STEPS = 4_000_000;

  private static final Duration TIME = Duration.ofSeconds(2);

  /** How much of what is left one object may take, so that one bad object spends not all of it. */
  private static final int PARTS = 4;

  private static final ScopedValue<WorkBudget> BOUND = ScopedValue.newInstance();

  private final WorkBudget whole;
  private final long end;
  private long left;
  private boolean spent;

  private WorkBudget(long steps, Duration time) {
    this.whole = this;
    this.left = steps;
    this.end = System.nanoTime() + time.toNanos();
  }

  private WorkBudget(WorkBudget whole) {
    long now = System.nanoTime();
    this.whole = whole;
    this.left = Math.max(0, whole.left / PARTS);
    this.end = now + Math.max(0, (whole.end - now) / PARTS);
    this.spent = whole.spent;
  }

  /** What one request, letter or delivery may take. */
  public static WorkBudget usual() {
    return new WorkBudget(STEPS, TIME);
  }

  /**
   * Another bound than the usual one.
   *
   * @param steps how many steps
   * @param time how long, from now on
   */
  public static WorkBudget of(long steps, Duration time) {
    return new WorkBudget(steps, time);
  }

  /** The budget that is bound; where none is, a new one, which ends with the operation. */
  public static WorkBudget current() {
    return BOUND.isBound() ? BOUND.get() : usual();
  }

  /**
   * Binds a budget while something is done. Within another budget it does not give more: then the
   * outer one goes on.
   */
  public static <T, X extends Throwable> T within(
      WorkBudget budget, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return BOUND.isBound() ? work.call() : ScopedValue.where(BOUND, budget).call(work);
  }

  /** A quarter of what is left, for one of several objects; what it takes is taken here, too. */
  public WorkBudget part() {
    return new WorkBudget(this);
  }

  /**
   * Draws some steps.
   *
   * @return whether there were enough; false from then on
   */
  public boolean take(long steps) {
    if (spent) {
      return false;
    }
    WorkBudget drawn = this;
    drawn.left -= steps;
    while (drawn.whole != drawn) {
      drawn = drawn.whole;
      drawn.left -= steps;
    }
    spent = left < 0 || System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
    return !spent;
  }

  /** Whether nothing is left: what was read until then is incomplete. */
  public boolean isSpent() {
    return !take(0);
  }
}
