package org.carillon.account.internal.hashing.scheme;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.internal.hashing.derived.ScramKeys;

/**
 * SCRAM's keys (RFC 5802 §3) as RFC 5803 and PostgreSQL write them, {@code
 * SCRAM-SHA-256$4096:salt$stored:server}, and as Dovecot does, {@code 4096,salt,stored,server}. A
 * password is checked with the stored key.
 */
final class ScramForm {
  private static final String BASE64 = "([+/=A-Za-z0-9]{8,128})";
  private static final Pattern FORM =
      Pattern.compile(
          "SCRAM-SHA-(1|256|512)\\$(\\d{1,8}):" + BASE64 + "\\$" + BASE64 + ":" + BASE64);
  private static final Pattern DOVECOT =
      Pattern.compile("(\\d{1,8})," + BASE64 + "," + BASE64 + "," + BASE64);
  private static final int MOST_ROUNDS = 5_000_000;

  private ScramForm() {}

  static Optional<HashCheck> read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? check(form.group(1), form.group(2), form.group(3), form.group(4))
        : Optional.empty();
  }

  static Optional<HashCheck> ofDovecot(String scheme, String value) {
    Matcher form = DOVECOT.matcher(value);
    return form.matches()
        ? check(
            scheme.substring("SCRAM-SHA-".length()), form.group(1), form.group(2), form.group(3))
        : Optional.empty();
  }

  private static Optional<HashCheck> check(String bits, String count, String salt, String key) {
    int rounds = Integer.parseInt(count);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      return Optional.empty();
    }
    byte[] salted = Base64.getDecoder().decode(salt);
    byte[] stored = Base64.getDecoder().decode(key);
    return Optional.of(
        password ->
            MessageDigest.isEqual(
                stored, ScramKeys.make("SHA-" + bits, password, salted, rounds).stored()));
  }
}
