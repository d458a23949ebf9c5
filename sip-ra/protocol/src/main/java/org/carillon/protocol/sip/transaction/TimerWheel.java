package org.carillon.protocol.sip.transaction;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Very many timers, most of them cancelled before they go off: setting and cancelling one costs the
 * same however many there are. Late by a turn of 50 ms at most, as long as the thread gets its
 * turns; never early.
 */
final class TimerWheel {
  private static final long TURN_NANOS = Duration.ofMillis(50).toNanos();
  private static final int SLOTS = 1_024;

  private final List<Queue<Alarm>> slots =
      Stream.<Queue<Alarm>>generate(ConcurrentLinkedQueue::new).limit(SLOTS).toList();
  private final long start = System.nanoTime();
  private volatile boolean stopped;

  TimerWheel() {
    Thread.ofPlatform().daemon().name("sip-timer").start(this::turn);
  }

  /** A timer that was set. */
  static final class Alarm {
    private volatile Runnable task;
    private final long due;

    private Alarm(Runnable task, long due) {
      this.task = task;
      this.due = due;
    }

    /** Makes sure it does not go off, unless it just does. */
    void cancel() {
      task = null;
    }
  }

  /** Runs the task after the delay, on the wheel's thread: it must return at once. */
  Alarm after(Duration delay, Runnable task) {
    long due = turns(System.nanoTime() - start + delay.toNanos()) + 1;
    Alarm alarm = new Alarm(task, due);
    if (!stopped) {
      slots.get((int) (due % SLOTS)).add(alarm);
    }
    return alarm;
  }

  /** Nothing goes off any more. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  private void turn() {
    for (long now = 0; !stopped; now++) {
      long wait = start + now * TURN_NANOS - System.nanoTime();
      while (wait > 0 && !stopped) {
        LockSupport.parkNanos(wait);
        wait = start + now * TURN_NANOS - System.nanoTime();
      }
      goOff(slots.get((int) (now % SLOTS)), now);
    }
  }

  private static void goOff(Queue<Alarm> alarms, long now) {
    alarms.removeIf(
        alarm -> {
          Runnable task = alarm.task;
          if (task != null && alarm.due > now) {
            return false;
          }
          if (task != null) {
            task.run();
          }
          return true;
        });
  }

  private static long turns(long nanos) {
    return nanos / TURN_NANOS;
  }
}
