package org.carillon.sieve.sentence;

/** The comparison of a condition. */
public enum SentenceComparison {
  /** Contains the value. */
  CONTAINS,
  /** Equals the value. */
  IS,
  /** Begins with the value. */
  BEGINS,
  /** Ends with the value. */
  ENDS,
  /** Matches a pattern with {@code *} and {@code ?} (RFC 5228 §2.7.1). */
  MATCHES,
  /** Greater than the value. */
  OVER,
  /** Less than the value. */
  UNDER,
  /** On that date or later. */
  AFTER,
  /** Earlier than the value. */
  BEFORE,
  /** True; without a value. */
  YES
}
