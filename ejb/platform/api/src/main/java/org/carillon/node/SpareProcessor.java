package org.carillon.node;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much of a processor a thread takes whose work can wait: what it may while the machine has
 * some to spare, and less and less while it has not, down to a share that still gets on.
 */
public final class SpareProcessor {
  /** From this load of all processors on, others wait for one. */
  private static final double BUSY = 0.85;

  /**
   * No pause is longer: what took long must not keep what comes after it for as many times that.
   */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final double GROWTH = 1.25;

  /** Loads over shorter times tell of chance. */
  private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();

  private final DoubleSupplier load;
  private final LongSupplier clock;
  private final double least;
  private double share = 100;
  private long looked;

  /**
   * With what tells it apart.
   *
   * @param load of all processors since it was last asked, from 0 to 1
   * @param clock in nanoseconds
   * @param least what it takes of one processor however busy the machine is, in percent
   */
  SpareProcessor(DoubleSupplier load, LongSupplier clock, double least) {
    this.load = load;
    this.clock = clock;
    this.least = least;
    looked = clock.getAsLong() - BETWEEN_LOOKS;
  }

  /**
   * Of this machine.
   *
   * @param least what each thread takes of one processor however busy it is, in percent
   */
  public static SpareProcessor ofMachine(double least) {
    return new SpareProcessor(SpareProcessor::machineLoad, System::nanoTime, least);
  }

  /**
   * How long to pause after some work, at most {@link #LONGEST}.
   *
   * @param most how much of a processor it may take at best, in percent
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
      // Not every Java platform tells.
      return 0;
    }
  }
}
