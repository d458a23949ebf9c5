package org.carillon.account.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of accounts is written in. */
public enum ImportForm {
  /**
   * Lines of fields parted by comma, semicolon or tab (RFC 4180); the first names the attributes.
   */
  CSV,
  /** Entries of persons (RFC 2849, RFC 2798). */
  LDIF,
  /** Lines of {@code passwd}, {@code shadow} or both, one behind the other. */
  PASSWD;

  /** Its name for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this name. */
  public static Optional<ImportForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }
}
