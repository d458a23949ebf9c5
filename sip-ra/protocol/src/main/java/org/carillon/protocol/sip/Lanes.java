package org.carillon.protocol.sip;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.protocol.sip.Tally.Count;

/**
 * Runs what belongs to one call one after the other, in order of arrival, and different calls side
 * by side. A lane is a virtual thread that lives while its call has something to do; a call that
 * waits for the core or a peer holds up only itself.
 */
public final class Lanes {
  private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

  private final ConcurrentHashMap<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final int most;
  private final int longest;
  private final Tally tally;

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
   * @return false when there is no room: nothing was and nothing will be done
   */
  public boolean offer(String callId, Runnable task) {
    boolean taken = put(callId, task, most, longest);
    if (!taken) {
      tally.add(Count.OVERLOADED);
    }
    return taken;
  }

  /** Does the task in the call's lane, room or not: for what was taken on before. */
  public void run(String callId, Runnable task) {
    put(callId, task, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private boolean put(String callId, Runnable task, int mostLanes, int mostWaiting) {
    boolean[] taken = new boolean[2];
    waiting.compute(
        callId,
        (id, queue) -> {
          if (queue == null) {
            if (busy.get() >= mostLanes) {
              return null;
            }
            busy.incrementAndGet();
            taken[0] = true;
            taken[1] = true;
            return new ArrayDeque<>(2);
          }
          taken[0] = queue.size() < mostWaiting && queue.offer(task);
          return queue;
        });
    if (taken[1]) {
      Thread.ofVirtual().name("sip").start(() -> drain(callId, task));
    }
    return taken[0];
  }

  private void drain(String callId, Runnable first) {
    Runnable task = first;
    while (task != null) {
      guard(task);
      task = next(callId);
    }
    busy.decrementAndGet();
  }

  private Runnable next(String callId) {
    Runnable[] next = new Runnable[1];
    waiting.computeIfPresent(
        callId,
        (id, queue) -> {
          next[0] = queue.poll();
          return next[0] == null ? null : queue;
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
