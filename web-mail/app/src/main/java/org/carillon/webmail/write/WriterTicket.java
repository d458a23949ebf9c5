package org.carillon.webmail.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cookie's content that says for which account and password generation a form was made, and until
 * when it is valid, sealed with a key in this node's memory. It authorizes nothing except that a
 * form with it may be kept until that account signs in.
 */
final class WriterTicket {

  /** The default length of a web session, within which a message may be written. */
  static final Duration LIFE = Duration.ofDays(7);

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern TICKET =
      Pattern.compile("(([0-9]{1,18})\\.(-?[0-9]{1,18})\\.([0-9]{1,12}))\\.[A-Za-z0-9_-]+");

  private final SecretKeySpec key;
  private final Clock clock;

  /** The account for which a form was made, and its password's generation then. */
  record Writer(long account, long generation) {}

  WriterTicket(Clock clock) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** A ticket for a writer, valid for {@link #LIFE}. */
  String of(Writer writer) {
    long end = clock.instant().plus(LIFE).getEpochSecond();
    return sealed(writer.account() + "." + writer.generation() + "." + end);
  }

  private String sealed(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] seal = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
    }
  }

  /** The writer of a ticket; empty if it is invalid or expired. */
  Optional<Writer> writer(String ticket) {
    Matcher parts = TICKET.matcher(ticket);
    if (!parts.matches()
        || !MessageDigest.isEqual(
            sealed(parts.group(1)).getBytes(StandardCharsets.US_ASCII),
            ticket.getBytes(StandardCharsets.US_ASCII))) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(4)));
    return clock.instant().isBefore(end)
        ? Optional.of(new Writer(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }
}
