package org.carillon.account.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of a file of accounts. */
public enum ImportForm {
  /** Fields split by comma, semicolon or tab (RFC 4180). The first line has their names. */
  CSV,
  /** Entries of persons (RFC 2849, RFC 2798). */
  LDIF,
  /** Lines of {@code passwd}, {@code shadow} or both, one file after the other. */
  PASSWD;

  /** Returns the name of the format for programs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the format with this name, or empty if there is none. */
  public static Optional<ImportForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }
}
