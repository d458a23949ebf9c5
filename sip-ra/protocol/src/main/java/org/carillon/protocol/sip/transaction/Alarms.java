package org.carillon.protocol.sip.transaction;

import java.time.Duration;

/** What lets timers go off. */
public interface Alarms {

  /** A timer that was set. */
  interface Alarm {
    /** Makes sure it does not go off, unless it just does. */
    void cancel();
  }

  /** Timers that go by the machine's time, on a thread of their own. */
  static Alarms ofMachine() {
    return new TimerWheel();
  }

  /** Runs the task after the delay, never early; it must return at once. */
  Alarm after(Duration delay, Runnable task);

  /** Nothing goes off any more. */
  void stop();

  /** Whether it was stopped. */
  boolean isStopped();
}
