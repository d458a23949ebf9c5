package org.carillon.contacts;

/**
 * What a text must be like (RFC 6352 §10.5.4).
 *
 * @param text what it is compared with
 * @param collation how
 * @param type where in it
 * @param negated whether it must not be so
 */
public record CardTextMatch(String text, Collation collation, MatchType type, boolean negated) {

  /** How texts are compared (RFC 4790). */
  public enum Collation {
    /** {@code i;unicode-casemap} (RFC 5051): without regard to case; the one that is not named. */
    UNICODE_CASEMAP,
    /** {@code i;ascii-casemap}: without regard to the case of ASCII's letters. */
    ASCII_CASEMAP,
    /** {@code i;octet}: as it is. */
    OCTET
  }

  /** Where in a text another must be. */
  public enum MatchType {
    /** All of it. */
    EQUALS,
    /** Anywhere. */
    CONTAINS,
    /** At its begin. */
    STARTS_WITH,
    /** At its end. */
    ENDS_WITH
  }
}
