package org.carillon.protocol.sip.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.carillon.protocol.sip.load.SipCounters.Count;

/**
 * Runs the tasks of each call in order of arrival, and different calls concurrently. A lane is a
 * virtual thread that lives while its call has tasks; a call that waits for the core or a peer
 * delays only itself.
 */
public final class CallExecutor {
  private static final System.Logger LOG = System.getLogger(CallExecutor.class.getName());

  private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final int most;
  private final int longest;
  private final SipCounters tally;

  /** The result of offering a task. */
  public enum Offer {
    /** It has run or will run. */
    TAKEN,
    /** There is no room: it will not run. */
    FULL,
    /** It will not run either: the call's present task already takes too long. */
    STUCK
  }

  private record Task(Runnable work, BooleanSupplier overdue) {}

  /** The lane of a call. Its fields are changed only inside the map's atomic operations. */
  private static final class Lane {
    private final Queue<Task> waiting = new ArrayDeque<>(2);
    private Task current;
    private long begun = System.nanoTime();
    private boolean stuck;

    Lane(Task first) {
      this.current = first;
    }
  }

  /**
   * @param most the most calls with tasks at once
   * @param longest the most waiting tasks of a call
   */
  public CallExecutor(int most, int longest, SipCounters tally) {
    this.most = most;
    this.longest = longest;
    this.tally = tally;
  }

  /** Runs the task in the call's lane; a true {@code overdue} makes the lane refuse others. */
  public Offer offer(String callId, Runnable task, BooleanSupplier overdue) {
    Offer offer = put(callId, new Task(task, overdue), most, longest);
    if (offer == Offer.FULL) {
      tally.add(Count.OVERLOADED);
    }
    return offer;
  }

  /** Runs the task in the call's lane even if it is full: for work already accepted. */
  public void run(String callId, Runnable task) {
    put(callId, new Task(task, () -> false), Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Returns true if no call has tasks. */
  public boolean areIdle() {
    return busy.get() == 0;
  }

  /** Calls {@code overdue} of every task that has run for so long. */
  public void findOverdue(Duration patience) {
    long limit = System.nanoTime() - patience.toNanos();
    for (String callId : lanes.keySet()) {
      lanes.computeIfPresent(
          callId,
          (id, lane) -> {
            if (lane.begun - limit < 0 && !lane.stuck) {
              lane.stuck = lane.current.overdue.getAsBoolean();
            }
            return lane;
          });
    }
  }

  private Offer put(String callId, Task task, int mostLanes, int mostWaiting) {
    Offer[] offer = {Offer.FULL};
    boolean[] first = new boolean[1];
    boolean refusable = mostWaiting < Integer.MAX_VALUE;
    lanes.compute(
        callId,
        (id, lane) -> {
          if (lane == null) {
            if (busy.get() >= mostLanes) {
              return null;
            }
            busy.incrementAndGet();
            offer[0] = Offer.TAKEN;
            first[0] = true;
            return new Lane(task);
          }
          if (refusable && lane.stuck) {
            offer[0] = Offer.STUCK;
          } else if (lane.waiting.size() < mostWaiting) {
            lane.waiting.add(task);
            offer[0] = Offer.TAKEN;
          }
          return lane;
        });
    if (first[0]) {
      Thread.ofVirtual().name("sip").start(() -> drain(callId, task));
    }
    return offer[0];
  }

  private void drain(String callId, Task first) {
    Task task = first;
    while (task != null) {
      guard(task.work);
      task = next(callId);
    }
    busy.decrementAndGet();
  }

  private Task next(String callId) {
    Task[] next = new Task[1];
    lanes.computeIfPresent(
        callId,
        (id, lane) -> {
          next[0] = lane.waiting.poll();
          lane.current = next[0];
          lane.begun = System.nanoTime();
          lane.stuck = false;
          return next[0] == null ? null : lane;
        });
    return next[0];
  }

  private void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      tally.add(Count.FAILED);
      LOG.log(System.Logger.Level.ERROR, "A SIP message could not be handled", e);
    }
  }
}
