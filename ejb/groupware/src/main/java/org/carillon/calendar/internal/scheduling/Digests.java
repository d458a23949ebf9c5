package org.carillon.calendar.internal.scheduling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ScheduleStatus;

final class Digests {
  private Digests() {}

  /**
   * Returns a digest of the state of a meeting, or of its absence. The delivery status in the
   * meeting is left out, since it changes while messages are sent.
   */
  static byte[] of(Optional<Meeting> meeting) {
    return of(
        meeting
            .map(now -> ScheduleStatus.without(now).calendar().octets())
            .orElseGet(() -> "gone".getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] of(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
