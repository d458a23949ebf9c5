package org.carillon.account.internal.hashing.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.internal.hashing.derived.NtHash;

/**
 * A digest of the password, of the password and a salt after it, or of the password in UTF-16 (NT).
 * All of them are cheap to guess, so they are replaced at the first sign-in.
 */
final class DigestForm {
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "MD5", "MD5",
          "SHA", "SHA-1",
          "SHA1", "SHA-1",
          "SHA256", "SHA-256",
          "SHA384", "SHA-384",
          "SHA512", "SHA-512");

  private DigestForm() {}

  static Optional<HashCheck> read(String scheme, String encoding, String value) {
    if (scheme.equals("NT") || scheme.equals("NTLM")) {
      return Optional.of(decoded(encoding.isEmpty() ? "HEX" : encoding, value))
          .filter(hash -> hash.length == NtHash.LENGTH)
          .map(hash -> password -> MessageDigest.isEqual(hash, NtHash.of(password).octets()));
    }
    // LDAP writes {MD5} in Base64; PLAIN-MD5 is Dovecot's name for the digest in hexadecimal.
    if (scheme.equals("PLAIN-MD5") || scheme.equals("LDAP-MD5")) {
      String usual = scheme.equals("PLAIN-MD5") ? "HEX" : "B64";
      return digest("MD5", encoding.isEmpty() ? usual : encoding, value, false);
    }
    String salted = scheme.equals("SMD5") ? "MD5" : scheme.replaceFirst("^SSHA", "SHA");
    String algorithm = ALGORITHMS.get(salted);
    return algorithm == null
        ? Optional.empty()
        : digest(algorithm, encoding, value, !salted.equals(scheme));
  }

  private static Optional<HashCheck> digest(
      String algorithm, String encoding, String value, boolean isSalted) {
    int length = digest(algorithm).getDigestLength();
    return Optional.of(decoded(encoding, value))
        .filter(octets -> isSalted ? octets.length > length : octets.length == length)
        .map(
            octets -> {
              byte[] hash = Arrays.copyOf(octets, length);
              byte[] salt = Arrays.copyOfRange(octets, length, octets.length);
              return password -> {
                MessageDigest digest = digest(algorithm);
                digest.update(password.getBytes(StandardCharsets.UTF_8));
                return MessageDigest.isEqual(hash, digest.digest(salt));
              };
            });
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static byte[] decoded(String encoding, String value) {
    return encoding.equals("HEX")
        ? HexFormat.of().parseHex(value)
        : Base64.getDecoder().decode(value);
  }
}
