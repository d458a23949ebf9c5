package org.carillon.policy.internal.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a picture's address says: where the picture is, and for whom it may be fetched.
 *
 * @param account who reads
 * @param message which message, as the account knows it
 * @param until when it counts no more
 * @param address of the web
 */
record PictureTicket(long account, String message, Instant until, String address) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_OCTETS = 32;
  private static final int MOST_CHARACTERS = 4_000;
  private static final String END = "\n";
  private static final int PARTS = 4;

  /** As it stands in the address, sealed by a key. */
  String sealed(byte[] key) {
    byte[] text =
        String.join(
                END,
                Long.toString(account),
                message,
                Long.toString(until.getEpochSecond()),
                address)
            .getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(SEAL_OCTETS + text.length).put(seal(key, text)).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /** Reads one; empty for what was not sealed by that key, or counts no more. */
  static Optional<PictureTicket> open(byte[] key, String sealed, Instant now) {
    if (sealed.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException noneOfOurs) {
      return Optional.empty();
    }
    if (both.length <= SEAL_OCTETS) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(both, SEAL_OCTETS, both.length);
    return MessageDigest.isEqual(seal(key, text), Arrays.copyOf(both, SEAL_OCTETS))
        ? Optional.of(parse(new String(text, StandardCharsets.UTF_8)))
            .filter(ticket -> now.isBefore(ticket.until))
        : Optional.empty();
  }

  /** We wrote it. */
  private static PictureTicket parse(String text) {
    String[] parts = text.split(END, PARTS);
    return new PictureTicket(
        Long.parseLong(parts[0]),
        parts[1],
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        parts[3]);
  }

  private static byte[] seal(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", missing);
    }
  }
}
