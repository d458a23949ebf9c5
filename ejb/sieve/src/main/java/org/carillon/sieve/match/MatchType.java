package org.carillon.sieve.match;

/** The comparison of a value with a key. */
public enum MatchType {
  IS("is", ""),
  CONTAINS("contains", ""),
  MATCHES("matches", ""),
  /** A regular expression is found in it (draft-ietf-sieve-regex). */
  REGEX("regex", "regex"),
  /** Compares the number of values (RFC 5231 §3). */
  COUNT("count", "relational"),
  /** A relation holds (RFC 5231 §3). */
  VALUE("value", "relational"),
  /** It is in an external list (RFC 6134 §2.2). */
  LIST("list", "extlists");

  private final String tag;
  private final String capability;

  MatchType(String tag, String capability) {
    this.tag = tag;
    this.capability = capability;
  }

  /** Its tag, without the colon. */
  public String tag() {
    return tag;
  }

  /** The capability that a script must require; empty for none. */
  public String capability() {
    return capability;
  }
}
