package org.carillon.webmail.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says in a browser's cookie which account a form was made for, sealed with a key of this node's
 * memory. It opens nothing: a letter that comes with it may wait for that account to sign in.
 */
final class WriterTicket {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  WriterTicket() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The ticket of an account. */
  String of(long account) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] seal = mac.doFinal(Long.toString(account).getBytes(StandardCharsets.US_ASCII));
      return account + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
    }
  }

  /** The account of a ticket; empty when it is none of ours. */
  OptionalLong account(String ticket) {
    int dot = ticket.indexOf('.');
    if (dot < 1 || !ticket.substring(0, dot).matches("[0-9]{1,18}")) {
      return OptionalLong.empty();
    }
    long account = Long.parseLong(ticket.substring(0, dot));
    boolean isOurs =
        MessageDigest.isEqual(
            of(account).getBytes(StandardCharsets.US_ASCII),
            ticket.getBytes(StandardCharsets.UTF_8));
    return isOurs ? OptionalLong.of(account) : OptionalLong.empty();
  }
}
