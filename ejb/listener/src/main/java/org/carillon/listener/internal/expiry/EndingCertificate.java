package org.carillon.listener.internal.expiry;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * A certificate in use, with its expiry.
 *
 * @param certificate the certificate
 * @param names the hosts it is for
 */
record EndingCertificate(X509Certificate certificate, List<String> names) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofDays(7);

  /** The urgent part of a lifetime: the last seven days of 90, the last day of six. */
  private static final int SIXTH = 6;

  private static final int QUARTER = 4;

  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  private Duration life() {
    return Duration.between(certificate.getNotBefore().toInstant(), end());
  }

  /** Returns whether the certificate expires so soon that somebody should act. */
  boolean isUrgent(Instant now) {
    Duration soon = life().dividedBy(SIXTH);
    return !end().minus(soon.compareTo(SOON) < 0 ? soon : SOON).isAfter(now);
  }

  /**
   * Returns the smallest of {@code days} already reached; empty if none is.
   *
   * @param days the numbers of days before the expiry at which administrators are told
   */
  OptionalInt step(Collection<Integer> days, Instant now) {
    Duration left = Duration.between(now, end());
    return days.stream()
        .mapToInt(Integer::intValue)
        .filter(each -> DAY.multipliedBy(each).compareTo(life().dividedBy(QUARTER)) <= 0)
        .filter(each -> left.compareTo(DAY.multipliedBy(each)) <= 0)
        .min();
  }

  /** Returns whether a certificate that expires later covers all of the same hosts. */
  boolean isReplaced(Collection<EndingCertificate> all) {
    return !names.isEmpty()
        && all.stream()
            .anyMatch(other -> other.end().isAfter(end()) && other.names().containsAll(names));
  }
}
