package org.carillon.identity.internal.application;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The secret of an application password, or a recovery code: 20 letters and digits of RFC 4648's
 * base32. These are 100 random bits, which cannot be guessed, so that a plain hash is enough. It
 * may be typed with or without its dashes.
 */
public final class ApplicationSecret {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 20;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");
  private static final Pattern BETWEEN = Pattern.compile("[ -]");

  /** The largest number of typed characters: the secret, its dashes and a few spaces. */
  private static final int MOST_TYPED = 40;

  private ApplicationSecret() {}

  /** Returns a new secret, in groups. */
  public static String random(SecureRandom random) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        secret.append('-');
      }
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  /** Returns the typed password without separators, or empty if it cannot be a secret. */
  public static String plain(String typed) {
    if (typed.length() > MOST_TYPED) {
      return "";
    }
    String plain = BETWEEN.matcher(typed).replaceAll("").toLowerCase(Locale.ROOT);
    return FORM.matcher(plain).matches() ? plain : "";
  }
}
