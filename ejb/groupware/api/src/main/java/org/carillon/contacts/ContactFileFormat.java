package org.carillon.contacts;

import java.util.Locale;
import java.util.Optional;

/** The file formats of contacts. */
public enum ContactFileFormat {
  /** Concatenated vCards of any version. */
  VCF,
  /** A table as exported by Outlook, Google and Thunderbird. */
  CSV,
  /** The people of a directory (RFC 2849). */
  LDIF;

  /** Returns the format of a name, regardless of case, or empty. */
  public static Optional<ContactFileFormat> of(String name) {
    for (ContactFileFormat form : values()) {
      if (form.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
