package org.carillon.account.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secret of a secret address: 256 random bits, so that a plain hash keeps it. */
public final class LinkSecret {
  private static final int OCTETS = 32;
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{43}");

  private LinkSecret() {}

  /** A new one. */
  public static String random(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Whether it has the form of one. */
  public static boolean isOne(String secret) {
    return FORM.matcher(secret).matches();
  }

  /** What is kept of it. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
