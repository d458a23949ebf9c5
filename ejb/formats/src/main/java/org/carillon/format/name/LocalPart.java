package org.carillon.format.name;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The part of an address before its {@code @}, in the canonical form in which it is stored and
 * compared: UsernameCaseMapped (RFC 8265 §3.3: widths, lower case, NFC, only characters of the
 * PRECIS IdentifierClass), within the dot-string that needs no quotes in SMTP (RFC 5321 §4.1.2, RFC
 * 6531 §3.3). For example, {@code Alice}, {@code ALICE} and {@code "alice"} are the same. The
 * direction rule (RFC 5893) is not checked, and joiners are always refused.
 */
public final class LocalPart {
  /** The longest local part, in octets of UTF-8 (RFC 5321 §4.5.3.1.1). */
  public static final int MOST_OCTETS = 64;

  private static final String ATEXT_SYMBOLS = "!#$%&'*+-/=?^_`{|}~.";

  private LocalPart() {}

  /** Returns the canonical form of a local part without quotes, or empty if it has none. */
  public static Optional<String> canonical(String typed) {
    if (typed.isEmpty() || typed.length() > MOST_OCTETS) {
      return Optional.empty();
    }
    String name = CharacterForms.mapped(typed);
    boolean dotString = !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    return dotString
            && name.getBytes(StandardCharsets.UTF_8).length <= MOST_OCTETS
            && CharacterForms.all(name, LocalPart::isAllowed)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static boolean isAllowed(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || ATEXT_SYMBOLS.indexOf(c) >= 0;
    }
    return CharacterForms.isLetterMarkOrDigit(c) && CharacterForms.hasNoCompatibilityForm(c);
  }
}
