package org.carillon.listener.internal.expiry;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * A certificate that is in use, by when it ends.
 *
 * @param certificate the certificate
 * @param names the hosts it is for
 */
record EndingCertificate(X509Certificate certificate, List<String> names) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofDays(7);

  /** Of a 90-day certificate the last seven days; of one of six days the last. */
  private static final int SIXTH = 6;

  private static final int QUARTER = 4;

  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  private Duration life() {
    return Duration.between(certificate.getNotBefore().toInstant(), end());
  }

  /** Whether it ends so soon, or has ended, that somebody should do something. */
  boolean isUrgent(Instant now) {
    Duration soon = life().dividedBy(SIXTH);
    return !end().minus(soon.compareTo(SOON) < 0 ? soon : SOON).isAfter(now);
  }

  /**
   * The least number of days that is not over yet; empty while all are to come.
   *
   * @param days at which people are told
   */
  OptionalInt step(Collection<Integer> days, Instant now) {
    Duration left = Duration.between(now, end());
    return days.stream()
        .mapToInt(Integer::intValue)
        .filter(each -> DAY.multipliedBy(each).compareTo(life().dividedBy(QUARTER)) <= 0)
        .filter(each -> left.compareTo(DAY.multipliedBy(each)) <= 0)
        .min();
  }

  /** Whether another that ends later is for all the same hosts. */
  boolean isReplaced(Collection<EndingCertificate> all) {
    return !names.isEmpty()
        && all.stream()
            .anyMatch(other -> other.end().isAfter(end()) && other.names().containsAll(names));
  }
}
