package org.carillon.listener.internal.acme;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.carillon.contract.acme.RenewalWindow;

/**
 * The time of a renewal.
 *
 * @param renewal the earliest time of the renewal
 * @param look when to ask the authority again for the time; not after the renewal
 */
record RenewalTime(Instant renewal, Instant look) {
  private static final Duration LEAST_PAUSE = Duration.ofMinutes(5);
  private static final Duration MOST_PAUSE = Duration.ofDays(1);

  /** Returns when two thirds of its lifetime are over, be it 90 days, 47 or six. */
  static Instant byLife(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
    return begin.plus(life.multipliedBy(2).dividedBy(3));
  }

  /**
   * Returns the time that the authority suggests, else one by the certificate's lifetime.
   *
   * @param window the authority's suggestion, if any
   * @param chosen the time chosen before: it stays if it lies in the window, so that not all
   *     servers come at its beginning (RFC 9773 §4.2)
   */
  static RenewalTime of(
      X509Certificate certificate,
      Optional<RenewalWindow> window,
      Optional<Instant> chosen,
      Instant now,
      RandomGenerator random) {
    Instant renewal =
        window.map(said -> within(said, chosen, random)).orElseGet(() -> byLife(certificate));
    Instant again = window.map(RenewalWindow::askAgain).orElseGet(() -> now.plus(MOST_PAUSE));
    Instant look = clamp(again, now.plus(LEAST_PAUSE), now.plus(MOST_PAUSE));
    return new RenewalTime(renewal, renewal.isBefore(look) ? renewal : look);
  }

  private static Instant within(
      RenewalWindow window, Optional<Instant> chosen, RandomGenerator random) {
    return chosen
        .filter(time -> !time.isBefore(window.start()) && !time.isAfter(window.end()))
        .orElseGet(
            () -> {
              long seconds = Duration.between(window.start(), window.end()).toSeconds();
              return window.start().plusSeconds(seconds <= 0 ? 0 : random.nextLong(seconds + 1));
            });
  }

  private static Instant clamp(Instant time, Instant least, Instant most) {
    if (time.isBefore(least)) {
      return least;
    }
    return time.isAfter(most) ? most : time;
  }

  /** Returns the pause after so many failures in a row. */
  static Duration backOff(long failures) {
    return switch ((int) Math.min(failures, 7)) {
      case 0, 1 -> Duration.ofMinutes(1);
      case 2 -> Duration.ofMinutes(5);
      case 3 -> Duration.ofMinutes(20);
      case 4 -> Duration.ofHours(1);
      case 5 -> Duration.ofHours(3);
      case 6 -> Duration.ofHours(8);
      default -> Duration.ofDays(1);
    };
  }
}
