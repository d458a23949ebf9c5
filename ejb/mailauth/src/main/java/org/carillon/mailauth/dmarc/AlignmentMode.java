package org.carillon.mailauth.dmarc;

/** How alike an identifier's domain and the author's must be (RFC 9989 §4.4). */
public enum AlignmentMode {
  /** Of one organization. */
  RELAXED("r"),
  /** The same. */
  STRICT("s");

  private final String keyword;

  AlignmentMode(String keyword) {
    this.keyword = keyword;
  }

  /** As records and reports say it. */
  public String keyword() {
    return keyword;
  }
}
