package org.carillon.identity.internal.secondfactor;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * The secret that an authenticator shares with the server: 160 random bits, as RFC 4226 §4
 * recommends.
 *
 * @param octets the secret
 */
record AuthenticatorSecret(byte[] octets) {
  private static final int OCTETS = 20;
  private static final int CHARACTERS = 32;
  private static final int RADIX = 32;
  private static final int GROUP = 4;

  /** The base-32 digits of Java. The next constant has those of RFC 4648. */
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static AuthenticatorSecret random(SecureRandom random) {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return new AuthenticatorSecret(octets);
  }

  /** Returns the secret in base32 (RFC 4648 §6). This number of octets needs no padding. */
  String base32() {
    String digits = new BigInteger(1, octets).toString(RADIX).toLowerCase(Locale.ROOT);
    StringBuilder text = new StringBuilder("A".repeat(CHARACTERS - digits.length()));
    digits.chars().forEach(digit -> text.append(BASE32.charAt(DIGITS.indexOf(digit))));
    return text.toString();
  }

  /** Returns the secret in groups, for typing. */
  String grouped() {
    return base32().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
  }

  /** Returns the URI for a QR code, in the form that authenticators agree on. */
  String uri(String address) {
    String label = URLEncoder.encode("Carillon:" + address, StandardCharsets.UTF_8);
    return "otpauth://totp/"
        + label.replace("+", "%20").replace("%3A", ":").replace("%40", "@")
        + "?secret="
        + base32()
        + "&issuer=Carillon";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuthenticatorSecret(byte[] others) && Arrays.equals(octets, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "AuthenticatorSecret[]";
  }
}
