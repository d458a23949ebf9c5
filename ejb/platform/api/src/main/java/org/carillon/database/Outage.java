package org.carillon.database;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A trouble that meets every operation alike while it lasts, such as a database that is away. The
 * log hears of its begin, once a minute how often it was met, and of its end, instead of a line and
 * a stack trace for each operation: else a short outage would fill the disk that the log is on.
 */
public final class Outage {
  private static final Duration PACE = Duration.ofMinutes(1);

  /** So long all must be well before it counts as over: connections may break one after another. */
  private static final Duration CALM = Duration.ofSeconds(5);

  private final Consumer<String> warn;
  private final LongSupplier nanos;
  private final String what;
  private volatile boolean on;
  private long begun;
  private long lastMet;
  private long lastTold;
  private long met;

  /**
   * Of a kind of trouble, on a log.
   *
   * @param what what can't be done, as a sentence without its full stop
   */
  public Outage(Logger log, String what) {
    this(log::warn, System::nanoTime, what);
  }

  Outage(Consumer<String> warn, LongSupplier nanos, String what) {
    this.warn = warn;
    this.nanos = nanos;
    this.what = what;
  }

  /** Notes that it was met. */
  public void met(String why) {
    String told = note(nanos.getAsLong(), why);
    if (!told.isEmpty()) {
      warn.accept(told);
    }
  }

  private synchronized String note(long now, String why) {
    boolean begins = !on || now - lastMet > PACE.toNanos();
    lastMet = now;
    if (begins) {
      on = true;
      begun = now;
      lastTold = now;
      met = 1;
      return what + ": " + why + " (told once a minute from now on)";
    }
    met++;
    if (now - lastTold < PACE.toNanos()) {
      return "";
    }
    lastTold = now;
    return what + ", " + met + " times in " + seconds(now) + " s: " + why;
  }

  /** Notes that an operation of the kind went well. */
  public void over() {
    if (on) {
      String told = noteEnd(nanos.getAsLong());
      if (!told.isEmpty()) {
        warn.accept(told);
      }
    }
  }

  private synchronized String noteEnd(long now) {
    if (!on || now - lastMet < CALM.toNanos()) {
      return "";
    }
    on = false;
    String often = met == 1 ? "once" : met + " times in " + seconds(lastMet) + " s";
    return what + ": this is over; it was met " + often;
  }

  private long seconds(long now) {
    return Duration.ofNanos(now - begun).toSeconds();
  }
}
