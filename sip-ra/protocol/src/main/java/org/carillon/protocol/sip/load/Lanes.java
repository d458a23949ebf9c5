package org.carillon.protocol.sip.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.carillon.protocol.sip.load.Tally.Count;

/**
 * Runs what belongs to one call one after the other, in order of arrival, and different calls side
 * by side. A lane is a virtual thread that lives while its call has something to do; a call that
 * waits for the core or a peer holds up only itself.
 */
public final class Lanes {
  private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

  private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final int most;
  private final int longest;
  private final Tally tally;

  /** What became of a task. */
  public enum Offer {
    /** It is or will be done. */
    TAKEN,
    /** There is no room: nothing was and nothing will be done. */
    FULL,
    /** Nothing will be done either: what the call does now takes too long already. */
    STUCK
  }

  private record Task(Runnable work, BooleanSupplier overdue) {}

  /** One call's. Its fields are changed by whoever holds its place in the map. */
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
   * @param most how many calls are worked on at once
   * @param longest how many tasks one call may have waiting
   */
  public Lanes(int most, int longest, Tally tally) {
    this.most = most;
    this.longest = longest;
    this.tally = tally;
  }

  /**
   * Does the task in the call's lane.
   *
   * @param overdue asked when the task takes too long; true makes the lane refuse what comes
   *     meanwhile
   */
  public Offer offer(String callId, Runnable task, BooleanSupplier overdue) {
    Offer offer = put(callId, new Task(task, overdue), most, longest);
    if (offer == Offer.FULL) {
      tally.add(Count.OVERLOADED);
    }
    return offer;
  }

  /** Does the task in the call's lane, room or not: for what was taken on before. */
  public void run(String callId, Runnable task) {
    put(callId, new Task(task, () -> false), Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Whether no call has anything to do. */
  public boolean areIdle() {
    return busy.get() == 0;
  }

  /** Asks every task that has been at it for so long whether it is overdue. */
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
