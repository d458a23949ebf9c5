package org.carillon.format.vcard;

import java.util.Locale;

/** What a contact is (RFC 6350 §6.1.4). */
public enum ContactKind {
  /** A person; also what is of a kind not known here (§6.1.4). */
  INDIVIDUAL,
  /** A group of contacts. */
  GROUP,
  /** An organisation. */
  ORG,
  /** A place. */
  LOCATION,
  /** A program (RFC 6473). */
  APPLICATION,
  /** A device (RFC 6869). */
  DEVICE;

  /** The one of a name as vCards spell it. */
  public static ContactKind of(String name) {
    for (ContactKind kind : values()) {
      if (kind.word().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return INDIVIDUAL;
  }

  /** How vCards spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
