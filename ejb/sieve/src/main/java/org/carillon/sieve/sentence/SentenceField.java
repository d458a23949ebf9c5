package org.carillon.sieve.sentence;

import static org.carillon.sieve.sentence.SentenceComparison.AFTER;
import static org.carillon.sieve.sentence.SentenceComparison.BEFORE;
import static org.carillon.sieve.sentence.SentenceComparison.BEGINS;
import static org.carillon.sieve.sentence.SentenceComparison.CONTAINS;
import static org.carillon.sieve.sentence.SentenceComparison.ENDS;
import static org.carillon.sieve.sentence.SentenceComparison.IS;
import static org.carillon.sieve.sentence.SentenceComparison.MATCHES;
import static org.carillon.sieve.sentence.SentenceComparison.OVER;
import static org.carillon.sieve.sentence.SentenceComparison.UNDER;
import static org.carillon.sieve.sentence.SentenceComparison.YES;

import java.util.List;

/** The part of a message for a condition. */
public enum SentenceField {
  FROM(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  TO(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  CC(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** Any of its named recipients. */
  RECIPIENT(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  SUBJECT(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  TEXT(CONTAINS),
  /** Its mailing list (RFC 2919). */
  LIST(CONTAINS, IS),
  /** A header field by its name. */
  HEADER(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** The size in kilobytes. */
  SIZE(OVER, UNDER),
  /** True if it has an attachment. */
  ATTACHMENT(YES),
  /** True if its author is in one of the account's address books. */
  KNOWN(YES),
  /** The probability of spam, in percent. */
  SPAM(OVER, UNDER),
  /** The day of its arrival: {@code 2026-12-24}. */
  DATE(AFTER, BEFORE, IS),
  /** The time of its arrival: {@code 18:00}. */
  TIME(AFTER, BEFORE),
  /** The weekday of its arrival: 0 for Sunday. */
  WEEKDAY(IS);

  private final List<SentenceComparison> comparisons;

  SentenceField(SentenceComparison... comparisons) {
    this.comparisons = List.of(comparisons);
  }

  /** The possible comparisons, the default first. */
  public List<SentenceComparison> comparisons() {
    return comparisons;
  }

  public boolean hasValue() {
    return comparisons.getFirst() != YES;
  }
}
