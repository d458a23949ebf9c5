package org.carillon.mailauth.dmarc;

/** Of which messages a domain wants failure reports (RFC 9989 §4.7, {@code fo}). */
public enum FailureOption {
  /** Of those of which nothing passed and aligned. */
  ALL_FAIL('0'),
  /** Of those of which something did not. */
  ANY_FAILS('1'),
  /** Of those with a DKIM signature that failed. */
  DKIM('d'),
  /** Of those that failed SPF. */
  SPF('s');

  private final char keyword;

  FailureOption(char keyword) {
    this.keyword = keyword;
  }

  /** As records say it. */
  public char keyword() {
    return keyword;
  }
}
