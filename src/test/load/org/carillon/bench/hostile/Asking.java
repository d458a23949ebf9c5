package org.carillon.bench.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One kind of user over some time.
 *
 * @param usual the request
 * @param asked the number of requests
 * @param served the number of correct responses
 * @param seconds the duration
 */
record Asking(UserActivity usual, int asked, int served, double seconds) {

  /** Repeats the request as fast as there are responses. */
  static Asking eagerly(UserActivity usual, Duration time) {
    return at(usual, 0, time);
  }

  /** Makes that many requests per second; those that a slow server delays are made nevertheless. */
  static Asking at(UserActivity usual, double perSecond, Duration time) {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    double every = perSecond == 0 ? 0 : 1e9 / perSecond;
    int done = 0;
    int served = 0;
    while (System.nanoTime() < end) {
      long due = begun + (long) (done * every);
      if (due >= end) {
        break;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      served += isServed(usual) ? 1 : 0;
      done++;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    int asked = perSecond == 0 ? done : (int) Math.ceil(time.toNanos() / every);
    return new Asking(usual, asked, served, seconds);
  }

  private static boolean isServed(UserActivity usual) {
    try {
      usual.once();
      return true;
    } catch (IOException notServed) {
      return false;
    }
  }

  double perSecond() {
    return served / seconds;
  }

  double ratio() {
    return (double) served / Math.max(1, asked);
  }
}
