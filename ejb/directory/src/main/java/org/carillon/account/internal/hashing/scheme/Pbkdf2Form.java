package org.carillon.account.internal.hashing.scheme;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 hashes (RFC 8018 §5.2) as Dovecot ({@code $1$salt$rounds$hex}), passlib ({@code
 * $pbkdf2-sha256$rounds$salt$hash}) and OpenLDAP's module ({@code rounds$salt$hash}) write them.
 */
final class Pbkdf2Form {
  private static final Pattern DOVECOT =
      Pattern.compile("\\$1\\$([^$]{1,64})\\$(\\d{1,8})\\$([0-9a-fA-F]{40})");
  private static final Pattern PASSLIB =
      Pattern.compile(
          "\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$(\\d{1,8})\\$([./A-Za-z0-9]{1,128})\\$([./A-Za-z0-9]{27,86})");
  private static final Pattern LDAP =
      Pattern.compile("(\\d{1,8})\\$([./A-Za-z0-9]{1,128})\\$([./A-Za-z0-9]{27,86})");
  private static final int MOST_ROUNDS = 5_000_000;

  private Pbkdf2Form() {}

  /** Parses the text after a scheme's name. */
  static Optional<HashCheck> read(String scheme, String value) {
    Matcher dovecot = DOVECOT.matcher(value);
    if (scheme.equals("PBKDF2") && dovecot.matches()) {
      // The salt is the text itself, not decoded.
      return check(
          "SHA1",
          dovecot.group(2),
          dovecot.group(1).getBytes(StandardCharsets.US_ASCII),
          HexFormat.of().parseHex(dovecot.group(3)));
    }
    Matcher ldap = LDAP.matcher(value);
    String digest = scheme.replaceFirst("^PBKDF2[-_]?", "");
    return ldap.matches()
        ? check(digest.isEmpty() ? "SHA1" : digest, ldap.group(1), ldap.group(2), ldap.group(3))
        : Optional.empty();
  }

  /** Parses a hash in the format of passlib. */
  static Optional<HashCheck> readPassed(String text) {
    Matcher form = PASSLIB.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String digest = form.group(1) == null ? "SHA1" : form.group(1).toUpperCase(Locale.ROOT);
    return check(digest, form.group(2), form.group(3), form.group(4));
  }

  private static Optional<HashCheck> check(String digest, String rounds, String salt, String hash) {
    return check(digest, rounds, adapted(salt), adapted(hash));
  }

  /** Decodes Base64 with a dot instead of the plus, and without padding. */
  private static byte[] adapted(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }

  private static Optional<HashCheck> check(String digest, String count, byte[] salt, byte[] hash) {
    int rounds = Integer.parseInt(count);
    return rounds < 1 || rounds > MOST_ROUNDS
        ? Optional.empty()
        : Optional.of(
            password ->
                MessageDigest.isEqual(
                    hash, made(digest, password, salt, rounds, hash.length * Byte.SIZE)));
  }

  static byte[] made(String digest, String password, byte[] salt, int rounds, int bits) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, bits))
          .getEncoded();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
