package org.carillon.format.vcard;

import java.util.Locale;

/** The kind of a contact (RFC 6350 §6.1.4). */
public enum ContactKind {
  /** A person. Unknown kinds count as this one (§6.1.4). */
  INDIVIDUAL,
  GROUP,
  ORG,
  LOCATION,
  /** A program (RFC 6473). */
  APPLICATION,
  /** A device (RFC 6869). */
  DEVICE;

  /** Returns the kind by its name in vCards. */
  public static ContactKind of(String name) {
    for (ContactKind kind : values()) {
      if (kind.word().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return INDIVIDUAL;
  }

  /** Returns the name in vCards. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
