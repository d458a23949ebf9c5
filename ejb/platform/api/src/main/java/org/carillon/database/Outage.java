package org.carillon.database;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A failure that affects every operation of a kind while it lasts, such as an unavailable database.
 * The log gets a line at its start, a count once a minute, and a line at its end, instead of a line
 * and a stack trace for each operation: otherwise a short outage could fill the log's disk.
 */
public final class Outage {
  private static final Duration PACE = Duration.ofMinutes(1);

  /** The time without failures that ends the outage; connections may break one after another. */
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
   * Creates the record of one kind of failure.
   *
   * @param log the log to write to
   * @param what the consequence, as a sentence without its full stop
   */
  public Outage(Logger log, String what) {
    this(log::warn, System::nanoTime, what);
  }

  Outage(Consumer<String> warn, LongSupplier nanos, String what) {
    this.warn = warn;
    this.nanos = nanos;
    this.what = what;
  }

  /** Records a failure. */
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
      return what + ": " + why + " (reported at most once a minute from now on)";
    }
    met++;
    if (now - lastTold < PACE.toNanos()) {
      return "";
    }
    lastTold = now;
    return what + ", " + met + " times in " + seconds(now) + " s: " + why;
  }

  /** Records that an operation of the kind succeeded. */
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
    return what + ": recovered; the problem occurred " + often;
  }

  private long seconds(long now) {
    return Duration.ofNanos(now - begun).toSeconds();
  }
}
