package org.carillon.format.budget;

import java.time.Duration;

/**
 * A bound for the work that untrusted data may cause: steps of readers, and time. Everything that
 * one request, message or delivery makes the server read, expand or match draws from one budget,
 * which {@link #within} binds. If none is bound, each operation has a budget of its own, so that no
 * reader is without a bound. Loops draw from it even in rounds that yield no result. Work that
 * exceeds the budget ends with an incomplete result, never with an exception.
 *
 * <p>A reader takes a {@link #part} for what it reads. Time counts only within parts: the time that
 * a request waits for clients and the database is not spent on reading. A budget belongs to one
 * thread, and an interrupt of that thread spends it. Any thread may call {@link #end}.
 */
public final class WorkBudget {
  /** The steps of a usual budget: rule instances, feed entries, elements that are looked at. */
  private static final long STEPS = 4_000_000;

  private static final Duration TIME = Duration.ofSeconds(2);

  /** The factor by which the budget for a file of many objects is larger. */
  private static final int OF_A_FILE = 30;

  /** One object may take one in this many parts of the rest, so that a bad one leaves some. */
  private static final int PARTS = 4;

  private static final ScopedValue<WorkBudget> BOUND = ScopedValue.newInstance();

  private final WorkBudget whole;
  private final boolean ofSteps;
  private long steps;
  private long nanos;

  /** The time of the last draw. */
  private long last = System.nanoTime();

  private boolean isCut;
  private volatile boolean ended;

  private WorkBudget(long steps, Duration time) {
    this.whole = this;
    this.ofSteps = false;
    this.steps = steps;
    this.nanos = time.toNanos();
  }

  private WorkBudget(WorkBudget whole, int share, boolean ofSteps) {
    this.whole = whole;
    this.ofSteps = ofSteps;
    this.steps = whole.steps / share;
    this.nanos = whole.nanos / share;
    this.ended = whole.ended;
  }

  /** Returns a budget for one request, message or delivery. */
  public static WorkBudget usual() {
    return new WorkBudget(STEPS, TIME);
  }

  /** Returns a budget for a file of many objects that a signed-in user imports. */
  public static WorkBudget ofFile() {
    return new WorkBudget(OF_A_FILE * STEPS, TIME.multipliedBy(OF_A_FILE));
  }

  /** Returns a budget of some steps and of some time that reading may take. */
  public static WorkBudget of(long steps, Duration time) {
    return new WorkBudget(steps, time);
  }

  /** Returns the bound budget, or else a new one for the current operation only. */
  public static WorkBudget current() {
    return BOUND.isBound() ? BOUND.get() : usual();
  }

  /**
   * Runs {@code work} with a bound budget. A budget that is already bound stays in force: a
   * delivery within a request has no more than the request.
   */
  public static <T, X extends Throwable> T within(
      WorkBudget budget, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return BOUND.isBound() ? work.call() : instead(budget, work);
  }

  /** Runs {@code work} with this budget in place of the one that is bound. */
  public static <T, X extends Throwable> T instead(
      WorkBudget budget, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(BOUND, budget).call(work);
  }

  /** Returns a part with a quarter of what is left. Drawing from it draws from this budget, too. */
  public WorkBudget part() {
    return new WorkBudget(this, PARTS, false);
  }

  /** Returns a part with all that is left, for the main object of a request. */
  public WorkBudget rest() {
    return new WorkBudget(this, 1, false);
  }

  /**
   * Returns a part with a quarter of what is left, bounded by steps only and not by time. Decisions
   * about the fate of a message use it, since they must be the same on every machine, however busy
   * it is.
   */
  public WorkBudget partOfSteps() {
    return new WorkBudget(this, PARTS, true);
  }

  /** Draws steps, on a part also the time since the last draw; false when there is not enough. */
  public boolean take(long drawn) {
    long now = System.nanoTime();
    long passed = whole == this || ofSteps ? 0 : now - last;
    boolean enough = !Thread.currentThread().isInterrupted();
    WorkBudget from = this;
    while (true) {
      from.last = now;
      from.steps -= drawn;
      from.nanos -= passed;
      enough &= from.steps >= 0 && (ofSteps || from.nanos >= 0) && !from.ended;
      if (from.whole == from) {
        break;
      }
      from = from.whole;
    }
    if (!enough) {
      ended = true;
      cut();
    }
    return enough;
  }

  private void cut() {
    isCut = true;
    if (whole != this) {
      whole.cut();
    }
  }

  /** Returns whether an operation ended early because this budget or a part of it was spent. */
  public boolean isCut() {
    return isCut;
  }

  /** Returns the number of steps that are left. */
  public long left() {
    return ended ? 0 : Math.max(0, steps);
  }

  /** Returns whether nothing is left. What was read until then is incomplete. */
  public boolean isSpent() {
    return !take(0);
  }

  /** Ends the budget: loops that draw from it stop, in whichever thread they run. */
  public void end() {
    ended = true;
  }
}
