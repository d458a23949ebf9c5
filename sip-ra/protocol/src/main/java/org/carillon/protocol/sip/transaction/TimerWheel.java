package org.carillon.protocol.sip.transaction;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Very many timers, most of them cancelled before they fire: setting and cancelling take constant
 * time. They fire at most one tick of 50 ms late, if the thread is scheduled; never early.
 */
final class TimerWheel implements Timers {
  private static final long TURN_NANOS = Duration.ofMillis(50).toNanos();
  private static final int SLOTS = 1_024;

  private final List<Queue<Pending>> slots =
      Stream.<Queue<Pending>>generate(ConcurrentLinkedQueue::new).limit(SLOTS).toList();
  private final long start = System.nanoTime();
  private volatile boolean stopped;

  TimerWheel() {
    Thread.ofPlatform().daemon().name("sip-timer").start(this::turn);
  }

  private static final class Pending implements Alarm {
    private volatile Runnable task;
    private final long due;

    private Pending(Runnable task, long due) {
      this.task = task;
      this.due = due;
    }

    @Override
    public void cancel() {
      task = null;
    }
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    long due = turns(System.nanoTime() - start + delay.toNanos()) + 1;
    Pending alarm = new Pending(task, due);
    if (!stopped) {
      slots.get((int) (due % SLOTS)).add(alarm);
    }
    return alarm;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isStopped() {
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

  private static void goOff(Queue<Pending> alarms, long now) {
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
