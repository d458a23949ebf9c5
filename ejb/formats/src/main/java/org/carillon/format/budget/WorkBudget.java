package org.carillon.format.budget;

import java.time.Duration;

/**
 * The work that strangers' texts may still make: steps of readers, and time. Everything that one
 * request, letter or delivery makes the server read, expand or match draws from one budget, bound
 * by {@link #within}; where none is bound, each operation has one of its own, so that no reader is
 * without a bound. Loops draw from it also where they yield nothing. What is over budget ends as
 * incomplete, never as an exception.
 *
 * <p>A reader takes a {@link #part} for what it reads. Time counts within parts alone: what a
 * request waits for clients and the database is not reading. A budget belongs to one thread, whose
 * interruption spends it; any thread may {@link #end} it.
 */
public final class WorkBudget {
  /** A step is one value looked at: an instance of a rule, an entry of a feed, an element. */
  private static final long STEPS = 4_000_000;

  private static final Duration TIME = Duration.ofSeconds(2);

  /** For a file of many objects. */
  private static final int OF_A_FILE = 30;

  /** How much of what is left one object may take, so that one bad object spends not all of it. */
  private static final int PARTS = 4;

  private static final ScopedValue<WorkBudget> BOUND = ScopedValue.newInstance();

  private final WorkBudget whole;
  private final boolean ofSteps;
  private long steps;
  private long nanos;

  /** When it was drawn from last. */
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

  /** What one request, letter or delivery may take. */
  public static WorkBudget usual() {
    return new WorkBudget(STEPS, TIME);
  }

  /** What a file of many objects may take that somebody brings in who has signed in. */
  public static WorkBudget ofFile() {
    return new WorkBudget(OF_A_FILE * STEPS, TIME.multipliedBy(OF_A_FILE));
  }

  /**
   * Another bound than the usual one.
   *
   * @param steps how many steps
   * @param time how much time of reading
   */
  public static WorkBudget of(long steps, Duration time) {
    return new WorkBudget(steps, time);
  }

  /** The budget that is bound; where none is, a new one, which ends with the operation. */
  public static WorkBudget current() {
    return BOUND.isBound() ? BOUND.get() : usual();
  }

  /**
   * Binds a budget while something is done, unless one is bound already: a delivery within a
   * request has no more than the request.
   */
  public static <T, X extends Throwable> T within(
      WorkBudget budget, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return BOUND.isBound() ? work.call() : instead(budget, work);
  }

  /** Binds a budget in place of that which is bound. */
  public static <T, X extends Throwable> T instead(
      WorkBudget budget, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(BOUND, budget).call(work);
  }

  /** A quarter of what is left, for one of several objects; what it takes is taken here, too. */
  public WorkBudget part() {
    return new WorkBudget(this, PARTS, false);
  }

  /** All that is left, for what a request is about. */
  public WorkBudget rest() {
    return new WorkBudget(this, 1, false);
  }

  /**
   * The same of steps alone, for what decides what becomes of a letter: that is to be the same on
   * every machine, however busy it is.
   */
  public WorkBudget partOfSteps() {
    return new WorkBudget(this, PARTS, true);
  }

  /**
   * Draws some steps, and from a part the time since it was drawn from last.
   *
   * @return whether there was enough; false from then on
   */
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

  /** Whether something that drew from it, or from a part of it, ended early for want of it. */
  public boolean isCut() {
    return isCut;
  }

  /** How many steps are left. */
  public long left() {
    return ended ? 0 : Math.max(0, steps);
  }

  /** Whether nothing is left: what was read until then is incomplete. */
  public boolean isSpent() {
    return !take(0);
  }

  /** Ends it: loops that draw from it stop, whatever thread they run in. */
  public void end() {
    ended = true;
  }
}
