package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.settings.Settings;
import org.carillon.transport.QueueSettings;

/**
 * When a recipient that could not be served is tried again.
 *
 * @param waits the pause after the first failed attempt, the second and so on; the last is
 *     repeated. Not empty
 * @param lifetime how long it is tried in all (RFC 5321 §4.5.4.1 asks for 4 to 5 days)
 * @param warnAfter at which age the sender hears of the delay; zero for never
 */
public record RetrySchedule(List<Duration> waits, Duration lifetime, Duration warnAfter) {

  public RetrySchedule {
    waits = waits.isEmpty() ? List.of(Duration.ofHours(1)) : List.copyOf(waits);
  }

  /** As the settings say now. */
  public static RetrySchedule of(Settings settings) {
    return new RetrySchedule(
        settings.value(QueueSettings.RETRY),
        settings.value(QueueSettings.LIFETIME),
        settings.value(QueueSettings.WARN_AFTER));
  }

  /**
   * How long to wait after a failed attempt. The last attempt comes when the lifetime ends.
   *
   * @param attempts how many failed, this one included
   * @param age since responsibility was taken
   * @return empty when it is to be given up
   */
  Optional<Duration> waitAfter(int attempts, Duration age) {
    if (age.compareTo(lifetime) >= 0) {
      return Optional.empty();
    }
    Duration left = lifetime.minus(age);
    Duration wait = waits.get(Math.clamp(attempts - 1, 0, waits.size() - 1));
    return Optional.of(wait.compareTo(left) < 0 ? wait : left);
  }

  /** Whether the sender is to hear of a delay at this age. */
  boolean warns(Duration age) {
    return !warnAfter.isZero() && age.compareTo(warnAfter) >= 0;
  }
}
