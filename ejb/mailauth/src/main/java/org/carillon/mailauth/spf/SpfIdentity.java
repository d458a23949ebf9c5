package org.carillon.mailauth.spf;

/** What of the session was checked (RFC 7208 §2.3, §2.4). */
public enum SpfIdentity {
  /** The name the client greeted with. */
  HELO("helo"),
  /** The return path. */
  MAIL_FROM("mailfrom");

  private final String keyword;

  SpfIdentity(String keyword) {
    this.keyword = keyword;
  }

  /** As header fields say it (RFC 7208 §9.1, RFC 8601 §2.7.2). */
  public String keyword() {
    return keyword;
  }
}
