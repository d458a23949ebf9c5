package org.carillon.mailauth.spf;

/** The identity of the session that was checked (RFC 7208 §2.3, §2.4). */
public enum SpfIdentity {
  /** The name that the client sent in its greeting. */
  HELO("helo"),
  /** The return path. */
  MAIL_FROM("mailfrom");

  private final String keyword;

  SpfIdentity(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the keyword in header fields (RFC 7208 §9.1, RFC 8601 §2.7.2). */
  public String keyword() {
    return keyword;
  }
}
