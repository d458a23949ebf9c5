package org.carillon.calendar.internal.scheduling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.carillon.format.itip.DeliveryStatus;
import org.carillon.format.itip.Meeting;

/** Digests of octets. */
final class Digests {
  private Digests() {}

  /**
   * Of what is told of a meeting, which is gone where there is none: what became of messages
   * changes while it is told.
   */
  static byte[] of(Optional<Meeting> meeting) {
    return of(
        meeting
            .map(now -> DeliveryStatus.without(now).calendar().octets())
            .orElseGet(() -> "gone".getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256. */
  static byte[] of(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
