package org.carillon.protocol.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.carillon.protocol.sip.transaction.Timers;

/** Timers that fire one after the other when a test advances the time. */
final class HandTimers implements Timers {
  private final HandClock clock;
  private final Queue<Pending> pending =
      new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::number));
  private long set;
  private volatile boolean stopped;

  HandTimers(HandClock clock) {
    this.clock = clock;
  }

  private record Pending(Instant due, long number, Runnable task) {}

  @Override
  public synchronized Alarm after(Duration delay, Runnable task) {
    Pending alarm = new Pending(clock.instant().plus(delay), ++set, task);
    pending.add(alarm);
    return () -> cancel(alarm);
  }

  private synchronized void cancel(Pending alarm) {
    pending.remove(alarm);
  }

  /** Advances the time; {@code settle} waits until a timer's work is done. */
  void pass(Duration time, Runnable settle) {
    Instant end = clock.instant().plus(time);
    settle.run();
    for (var next = due(end); next.isPresent(); next = due(end)) {
      clock.push(Duration.between(clock.instant(), next.get().due));
      next.get().task.run();
      settle.run();
    }
    clock.push(Duration.between(clock.instant(), end));
  }

  private synchronized Optional<Pending> due(Instant end) {
    return pending.isEmpty() || pending.peek().due.isAfter(end)
        ? Optional.empty()
        : Optional.of(pending.remove());
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }
}
