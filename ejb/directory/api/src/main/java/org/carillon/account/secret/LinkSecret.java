package org.carillon.account.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secret part of an address that grants access: 256 random bits, stored as a plain hash. */
public final class LinkSecret {
  private static final int OCTETS = 32;
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{43}");

  private LinkSecret() {}

  public static String random(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Returns whether a text has the form of such a secret. */
  public static boolean isOne(String secret) {
    return FORM.matcher(secret).matches();
  }

  /** Returns the hash of a secret, which is what is stored. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
