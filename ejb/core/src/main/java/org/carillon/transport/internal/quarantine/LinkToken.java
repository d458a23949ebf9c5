package org.carillon.transport.internal.quarantine;

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
import org.carillon.transport.QuarantineAction;

/**
 * What a link of the list says: one action, for one account, on one message, for a while.
 *
 * @param account whose quarantine
 * @param trace the message's id
 * @param sender whom it allows or blocks; empty where it releases
 * @param until when it counts no more
 */
record LinkToken(
    QuarantineAction action, long account, String trace, String sender, Instant until) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_OCTETS = 32;

  /** An address in it has 320 characters at most. */
  private static final int MOST_CHARACTERS = 1_000;

  private static final char END = '\n';
  private static final int PARTS = 5;

  /** As it stands in the link, sealed by a key. */
  String sealed(byte[] key) {
    byte[] text =
        String.join(
                String.valueOf(END),
                action.name(),
                Long.toString(account),
                trace,
                sender,
                Long.toString(until.getEpochSecond()))
            .getBytes(StandardCharsets.UTF_8);
    byte[] seal = seal(key, text);
    byte[] both = ByteBuffer.allocate(seal.length + text.length).put(seal).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /** Reads one; empty for what was not sealed by that key, or counts no more. */
  static Optional<LinkToken> open(byte[] key, String link, Instant now) {
    if (link.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(link);
    } catch (IllegalArgumentException noneOfOurs) {
      return Optional.empty();
    }
    if (both.length <= SEAL_OCTETS) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(both, SEAL_OCTETS, both.length);
    return MessageDigest.isEqual(seal(key, text), Arrays.copyOf(both, SEAL_OCTETS))
        ? Optional.of(parse(new String(text, StandardCharsets.UTF_8)))
            .filter(token -> now.isBefore(token.until()))
        : Optional.empty();
  }

  /** We wrote it. */
  private static LinkToken parse(String text) {
    String[] parts = text.split(String.valueOf(END), PARTS);
    return new LinkToken(
        QuarantineAction.valueOf(parts[0]),
        Long.parseLong(parts[1]),
        parts[2],
        parts[3],
        Instant.ofEpochSecond(Long.parseLong(parts[4])));
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
