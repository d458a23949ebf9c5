package org.carillon.transport.internal.room;

import java.time.Duration;
import java.util.Optional;

/**
 * The wait for room in a full account.
 *
 * @param account the account
 * @param patience the account's own schedule; empty for that of all mail
 */
public record QuotaWait(long account, Optional<Patience> patience) {

  /**
   * A schedule.
   *
   * @param retry the interval of attempts
   * @param lifetime the total time since it was accepted
   */
  public record Patience(Duration retry, Duration lifetime) {

    /** Returns the pause until the next attempt; empty if the message is to be given up. */
    public Optional<Duration> waitAt(Duration age) {
      if (age.compareTo(lifetime) >= 0) {
        return Optional.empty();
      }
      Duration left = lifetime.minus(age);
      return Optional.of(retry.compareTo(left) < 0 ? retry : left);
    }
  }
}
