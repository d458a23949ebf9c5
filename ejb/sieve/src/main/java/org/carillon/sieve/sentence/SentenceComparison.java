package org.carillon.sieve.sentence;

/** How a condition compares. */
public enum SentenceComparison {
  /** The value is a piece of it. */
  CONTAINS,
  /** They are equal. */
  IS,
  /** It begins with the value. */
  BEGINS,
  /** It ends with the value. */
  ENDS,
  /** It matches a pattern with {@code *} and {@code ?} (RFC 5228 §2.7.1). */
  MATCHES,
  /** It is more. */
  OVER,
  /** It is less. */
  UNDER,
  /** It is that or later. */
  AFTER,
  /** It is earlier. */
  BEFORE,
  /** It is so; there is no value. */
  YES
}
