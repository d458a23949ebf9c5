package org.carillon.contacts;

import java.util.Locale;
import java.util.Optional;

/** Files that contacts come in. */
public enum ContactFileForm {
  /** vCards one after the other, of any version. */
  VCF,
  /** A table as Outlook, Google and Thunderbird export it. */
  CSV,
  /** People of a directory (RFC 2849). */
  LDIF;

  /** The one of a name, whatever its case. */
  public static Optional<ContactFileForm> of(String name) {
    for (ContactFileForm form : values()) {
      if (form.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
