package org.carillon.identity.internal.oauth.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that people type from one screen to another (RFC 8628 §6.1): eight consonants, 34 random
 * bits. It spells no word and has no letter that looks like a digit.
 */
final class UserCode {
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;
  private static final int HALF = 4;
  private static final int MOST_TYPED = 40;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final Pattern OTHERS = Pattern.compile("[^A-Z]");

  private UserCode() {}

  static String random(SecureRandom random) {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  static String shown(String code) {
    return code.substring(0, HALF) + "-" + code.substring(HALF);
  }

  /** Returns the typed code in canonical form, or empty if it cannot be a code. */
  static Optional<String> plain(String typed) {
    if (typed.length() > MOST_TYPED) {
      return Optional.empty();
    }
    String plain = OTHERS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
    return FORM.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
  }
}
