package org.carillon.format.vcard;

import java.util.Optional;

public enum VCardVersion {
  /** The version of the Versit consortium, used by old phones and organisers. */
  V2_1("2.1"),
  /** RFC 2426, which Apple's clients need. */
  V3_0("3.0"),
  /** The version that RFC 6350 defines. */
  V4_0("4.0");

  private final String text;

  VCardVersion(String text) {
    this.text = text;
  }

  /** Returns the value of VERSION: {@code 3.0}. */
  public String text() {
    return text;
  }

  /** Returns the version by the value of VERSION, or empty if it is unknown. */
  public static Optional<VCardVersion> of(String text) {
    for (VCardVersion version : values()) {
      if (version.text.equals(text.strip())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
