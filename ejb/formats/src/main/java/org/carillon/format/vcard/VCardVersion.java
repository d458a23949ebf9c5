package org.carillon.format.vcard;

import java.util.Optional;

/** A version of vCard. */
public enum VCardVersion {
  /** Of the Versit consortium: old phones and organisers. */
  V2_1("2.1"),
  /** RFC 2426, as Apple's clients want it. */
  V3_0("3.0"),
  /** RFC 6350. */
  V4_0("4.0");

  private final String text;

  VCardVersion(String text) {
    this.text = text;
  }

  /** What VERSION says: {@code 3.0}. */
  public String text() {
    return text;
  }

  /** The one of which VERSION says this. */
  public static Optional<VCardVersion> of(String text) {
    for (VCardVersion version : values()) {
      if (version.text.equals(text.strip())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
