package org.carillon.account.internal.hashing.scheme;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The supported formats of hashes: {@code $id$…} of crypt(3) and of PHC strings, the thirteen
 * characters of DES, and {@code {SCHEME}…} of LDAP (RFC 2307 §5.3, and later schemes) and Dovecot.
 * The name of the scheme may be followed by an encoding ({@code {SHA256.HEX}}).
 */
public final class HashForms {
  public static final int MOST_CHARACTERS = 1_024;

  /** The text that means no password, as in shadow(5). */
  public static final String NONE = "!";

  private static final Pattern SCHEME =
      Pattern.compile("\\{([A-Za-z0-9-]+)(?:\\.(HEX|B64|BASE64))?\\}(.+)");

  private HashForms() {}

  /** Returns the check for a hash, or empty if its format is not supported or too expensive. */
  public static Optional<HashCheck> read(String text) {
    if (text.length() > MOST_CHARACTERS || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return Optional.empty();
    }
    if (text.equals(NONE) || text.equals("*")) {
      return Optional.of(_ -> false);
    }
    Matcher scheme = SCHEME.matcher(text);
    try {
      return scheme.matches()
          ? named(
              scheme.group(1).toUpperCase(Locale.ROOT),
              Optional.ofNullable(scheme.group(2)).orElse(""),
              scheme.group(3))
          : modular(text);
    } catch (IllegalArgumentException badEncoding) {
      return Optional.empty();
    }
  }

  private static Optional<HashCheck> named(String scheme, String encoding, String value) {
    return switch (scheme) {
      case "CRYPT", "BLF-CRYPT", "SHA256-CRYPT", "SHA512-CRYPT", "MD5-CRYPT", "DES-CRYPT" ->
          modular(value);
      case "ARGON2", "ARGON2I", "ARGON2ID" -> Argon2Form.read(value);
      case "PBKDF2", "PBKDF2-SHA1", "PBKDF2-SHA256", "PBKDF2-SHA512", "PBKDF2_SHA256" ->
          Pbkdf2Form.read(scheme, value);
      case "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512" ->
          ScramForm.read(scheme + "$" + value).or(() -> ScramForm.ofDovecot(scheme, value));
      default -> DigestForm.read(scheme, encoding, value);
    };
  }

  private static Optional<HashCheck> modular(String text) {
    if (text.startsWith("$argon2")) {
      return Argon2Form.read(text);
    }
    if (text.startsWith("$pbkdf2")) {
      return Pbkdf2Form.readPassed(text);
    }
    if (text.startsWith("$scrypt$")) {
      return ScryptForm.read(text);
    }
    if (text.startsWith("SCRAM-SHA-")) {
      return ScramForm.read(text);
    }
    return CryptForm.read(text);
  }
}
