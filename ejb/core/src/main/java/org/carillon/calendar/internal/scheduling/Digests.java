package org.carillon.calendar.internal.scheduling;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of octets. */
final class Digests {
  private Digests() {}

  /** SHA-256. */
  static byte[] of(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
