package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.settings.Settings;
import org.carillon.transport.queue.QueueSettings;

/**
 * The times of retries.
 *
 * @param waits the pauses after the first failed attempt, the second and so on; the last is
 *     repeated. Not empty
 * @param lifetime the total time of attempts (RFC 5321 §4.5.4.1 asks for 4 to 5 days)
 * @param warnAfter the age at which the sender is told of the delay; zero for never
 */
public record RetrySchedule(List<Duration> waits, Duration lifetime, Duration warnAfter) {

  public RetrySchedule {
    waits = waits.isEmpty() ? List.of(Duration.ofHours(1)) : List.copyOf(waits);
  }

  public static RetrySchedule of(Settings settings) {
    return new RetrySchedule(
        settings.value(QueueSettings.RETRY),
        settings.value(QueueSettings.LIFETIME),
        settings.value(QueueSettings.WARN_AFTER));
  }

  /**
   * Returns the pause after a failed attempt. The last attempt is at the end of the lifetime.
   *
   * @param attempts the failed attempts, this one included
   * @param age the time since the message was accepted
   * @return empty if the message is to be given up
   */
  Optional<Duration> waitAfter(int attempts, Duration age) {
    if (age.compareTo(lifetime) >= 0) {
      return Optional.empty();
    }
    Duration left = lifetime.minus(age);
    Duration wait = waits.get(Math.clamp(attempts - 1, 0, waits.size() - 1));
    return Optional.of(wait.compareTo(left) < 0 ? wait : left);
  }

  /** Returns whether the sender is to be told of a delay at this age. */
  boolean warns(Duration age) {
    return !warnAfter.isZero() && age.compareTo(warnAfter) >= 0;
  }
}
