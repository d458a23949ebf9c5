package org.carillon.node;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Limits how much of a processor a thread takes for work that can wait: the allowed amount while
 * the machine has processors to spare, and less while it does not, down to a share that makes
 * progress.
 */
public final class CpuThrottle {
  /** The load of all processors from which on other threads have to wait for one. */
  private static final double BUSY = 0.85;

  /** The longest pause: slow work must not delay the next for many times its own duration. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final double GROWTH = 1.25;

  /** The interval of load readings, in ns. Loads over shorter times are random. */
  private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();

  private final DoubleSupplier load;
  private final LongSupplier clock;
  private final double least;
  private double share = 100;
  private long looked;

  /**
   * Creates the limit with replaceable inputs.
   *
   * @param load returns the load of all processors since it was last called, from 0 to 1
   * @param clock the clock, in ns
   * @param least the share of one processor that a thread always gets, in percent
   */
  CpuThrottle(DoubleSupplier load, LongSupplier clock, double least) {
    this.load = load;
    this.clock = clock;
    this.least = least;
    looked = clock.getAsLong() - BETWEEN_LOOKS;
  }

  /**
   * Creates the limit for this machine.
   *
   * @param least the share of one processor that each thread always gets, in percent
   */
  public static CpuThrottle ofMachine(double least) {
    return new CpuThrottle(CpuThrottle::machineLoad, System::nanoTime, least);
  }

  /**
   * Returns the pause after some work, at most {@link #LONGEST}.
   *
   * @param work the duration of the work
   * @param most the share of a processor that the work may take at best, in percent
   */
  public synchronized Duration pause(Duration work, long most) {
    long now = clock.getAsLong();
    if (now - looked >= BETWEEN_LOOKS) {
      looked = now;
      share = load.getAsDouble() >= BUSY ? share / 2 : share * GROWTH;
    }
    share = Math.clamp(share, Math.min(least, most), most);
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
      // Not every Java platform reports the load.
      return 0;
    }
  }
}
