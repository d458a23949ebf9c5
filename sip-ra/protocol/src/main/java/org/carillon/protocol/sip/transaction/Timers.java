package org.carillon.protocol.sip.transaction;

import java.time.Duration;

/** A source of timers. */
public interface Timers {

  /** A timer that was set. */
  interface Alarm {
    /** Cancels it, unless it is just firing. */
    void cancel();
  }

  /** Returns timers of the machine's clock, on a thread of their own. */
  static Timers ofMachine() {
    return new TimerWheel();
  }

  /** Runs the task after the delay, never early; it must return at once. */
  Alarm after(Duration delay, Runnable task);

  /** Cancels all timers. */
  void stop();

  boolean isStopped();
}
