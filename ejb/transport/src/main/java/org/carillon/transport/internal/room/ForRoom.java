package org.carillon.transport.internal.room;

import java.time.Duration;
import java.util.Optional;

/**
 * That mail waits until an account has room.
 *
 * @param account the account
 * @param patience how long it waits, where that is set for the account; else as long as all mail
 */
public record ForRoom(long account, Optional<Patience> patience) {

  /**
   * How long it waits.
   *
   * @param retry how often it is tried besides
   * @param lifetime in all, since responsibility was taken
   */
  public record Patience(Duration retry, Duration lifetime) {

    /** How long until the next attempt; empty when it is to be given up. */
    public Optional<Duration> waitAt(Duration age) {
      if (age.compareTo(lifetime) >= 0) {
        return Optional.empty();
      }
      Duration left = lifetime.minus(age);
      return Optional.of(retry.compareTo(left) < 0 ? retry : left);
    }
  }
}
