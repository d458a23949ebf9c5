package org.carillon.sieve.sentence;

public enum SentenceComparison {
  CONTAINS,
  IS,
  BEGINS,
  ENDS,
  /** Matches a pattern with {@code *} and {@code ?} (RFC 5228 §2.7.1). */
  MATCHES,
  OVER,
  UNDER,
  /** The date is that one or later. */
  AFTER,
  BEFORE,
  /** True; without a value. */
  YES
}
