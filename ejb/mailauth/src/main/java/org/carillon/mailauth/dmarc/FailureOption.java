package org.carillon.mailauth.dmarc;

/** The messages for which a domain requests failure reports (RFC 9989 §4.7, {@code fo}). */
public enum FailureOption {
  /** Messages for which no method passed with alignment. */
  ALL_FAIL('0'),
  /** Messages for which at least one method did not pass with alignment. */
  ANY_FAILS('1'),
  /** Messages with a DKIM signature that failed. */
  DKIM('d'),
  /** Messages that failed SPF. */
  SPF('s');

  private final char keyword;

  FailureOption(char keyword) {
    this.keyword = keyword;
  }

  /** Returns the keyword in records. */
  public char keyword() {
    return keyword;
  }
}
