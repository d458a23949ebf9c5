package org.carillon.contacts;

/**
 * A condition on a text (RFC 6352 §10.5.4).
 *
 * @param text the text to compare with
 * @param collation the collation for comparing
 * @param type where in the value the text must be
 * @param negated whether the condition is met if the text does not match
 */
public record CardTextMatch(String text, Collation collation, MatchType type, boolean negated) {

  /** The collation by which texts are compared (RFC 4790). */
  public enum Collation {
    /** {@code i;unicode-casemap} (RFC 5051): without regard to case. It is the default. */
    UNICODE_CASEMAP,
    /** {@code i;ascii-casemap}: without regard to the case of ASCII letters. */
    ASCII_CASEMAP,
    /** {@code i;octet}: octet by octet. */
    OCTET
  }

  /** The position at which a text must be in a value. */
  public enum MatchType {
    /** The text is the whole value. */
    EQUALS,
    /** The text is anywhere in the value. */
    CONTAINS,
    STARTS_WITH,
    /** The text is at the end of the value. */
    ENDS_WITH
  }
}
