package org.carillon.mailauth.dmarc;

/** The required match between an identifier's domain and the author's (RFC 9989 §4.4). */
public enum AlignmentMode {
  /** Both domains must belong to the same organization. */
  RELAXED("r"),
  /** Both domains must be equal. */
  STRICT("s");

  private final String keyword;

  AlignmentMode(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the keyword in records and reports. */
  public String keyword() {
    return keyword;
  }
}
