package org.carillon.search.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much of a processor each thread of indexing takes: what it may while the machine has some to
 * spare, and less and less while it has not, down to a share that still gets on.
 */
final class IndexShare {
  /** What indexing takes of one processor however busy the machine is, in percent. */
  static final double LEAST = 5;

  /** From this load of all processors on, others wait for one. */
  private static final double BUSY = 0.85;

  /** A document that took long to be read must not keep what comes after it from being found. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final double GROWTH = 1.25;

  /** Loads over shorter times tell of chance. */
  private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();

  private final DoubleSupplier load;
  private final LongSupplier clock;
  private double share = 100;
  private long looked;

  /**
   * With what tells it apart.
   *
   * @param load of all processors since it was last asked, from 0 to 1
   * @param clock in nanoseconds
   */
  IndexShare(DoubleSupplier load, LongSupplier clock) {
    this.load = load;
    this.clock = clock;
    looked = clock.getAsLong() - BETWEEN_LOOKS;
  }

  /** That of this machine. */
  static IndexShare ofMachine() {
    return new IndexShare(IndexShare::machineLoad, System::nanoTime);
  }

  /**
   * How long to pause after some work, at most {@link #LONGEST}.
   *
   * @param most how much of a processor indexing may take, in percent
   */
  synchronized Duration pause(Duration work, long most) {
    long now = clock.getAsLong();
    if (now - looked >= BETWEEN_LOOKS) {
      looked = now;
      share = load.getAsDouble() >= BUSY ? share / 2 : share * GROWTH;
    }
    share = Math.clamp(share, Math.min(LEAST, most), most);
    double pause = work.toNanos() * (100 - share) / share;
    return Duration.ofNanos((long) Math.min(pause, LONGEST.toNanos()));
  }

  private static double machineLoad() {
    try {
      Object load =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  ObjectName.getInstance(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                  "CpuLoad");
      return (Double) load;
    } catch (JMException unknown) {
      // Not every Java platform tells.
      return 0;
    }
  }
}
