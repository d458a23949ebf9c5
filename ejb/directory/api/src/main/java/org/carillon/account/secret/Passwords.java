package org.carillon.account.secret;

import java.text.Normalizer;
import java.util.Optional;

/** Prepares passwords for comparison: OpaqueString (RFC 8265 §4.2). */
public final class Passwords {
  /** The greatest length of a password in characters. It limits the cost of hashing. */
  public static final int MOST_CHARACTERS = 1000;

  private Passwords() {}

  /** Returns the prepared password; empty if empty, too long or with control characters. */
  public static Optional<String> prepare(String typed) {
    if (typed.isEmpty() || typed.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    var spaced = new StringBuilder();
    typed
        .codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaced::appendCodePoint);
    boolean refused = spaced.codePoints().anyMatch(Passwords::isRefused);
    return refused
        ? Optional.empty()
        : Optional.of(Normalizer.normalize(spaced, Normalizer.Form.NFC));
  }

  private static boolean isRefused(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
