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

/** What of a message a condition looks at. */
public enum SentenceField {
  /** Who wrote it. */
  FROM(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** To whom it is. */
  TO(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** Who gets a copy. */
  CC(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** Any of the recipients that it names. */
  RECIPIENT(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** What it is about. */
  SUBJECT(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** Its text. */
  TEXT(CONTAINS),
  /** The mailing list that it came by (RFC 2919). */
  LIST(CONTAINS, IS),
  /** A header field by its name. */
  HEADER(CONTAINS, IS, BEGINS, ENDS, MATCHES),
  /** How many kilobytes it has. */
  SIZE(OVER, UNDER),
  /** Whether it has a file. */
  ATTACHMENT(YES),
  /** Whether its author is in an address book of the account's. */
  KNOWN(YES),
  /** How sure it is to be spam, in percent. */
  SPAM(OVER, UNDER),
  /** The day on which it comes: {@code 2026-12-24}. */
  DATE(AFTER, BEFORE, IS),
  /** The time of the day at which it comes: {@code 18:00}. */
  TIME(AFTER, BEFORE),
  /** The day of the week on which it comes: 0 for Sunday. */
  WEEKDAY(IS);

  private final List<SentenceComparison> comparisons;

  SentenceField(SentenceComparison... comparisons) {
    this.comparisons = List.of(comparisons);
  }

  /** How it may be compared, the usual way first. */
  public List<SentenceComparison> comparisons() {
    return comparisons;
  }

  /** Whether it is compared with a value. */
  public boolean hasValue() {
    return comparisons.getFirst() != YES;
  }
}
