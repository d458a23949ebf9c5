package org.carillon.mailbox.internal.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Summaries of a mailbox's messages whose UIDs have the same high bits, in the order of UIDs. A
 * block is immutable; adding summaries creates a new one. A UID never means another message, so the
 * summaries stay valid.
 */
final class SummaryBlock {
  /** The number of UIDs with the same high bits. */
  static final int SPAN = 1024;

  static final SummaryBlock EMPTY = new SummaryBlock(new CachedSummary[0]);

  private final CachedSummary[] summaries;
  private final long octets;

  private SummaryBlock(CachedSummary[] summaries) {
    this.summaries = summaries;
    this.octets = Arrays.stream(summaries).mapToLong(CachedSummary::octets).sum();
  }

  static long number(long uid) {
    return uid / SPAN;
  }

  /** Returns the summary of a UID, or null if it is not known. */
  CachedSummary get(long uid) {
    int low = 0;
    int high = summaries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = summaries[middle].uid();
      if (found == uid) {
        return summaries[middle];
      }
      if (found < uid) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  SummaryBlock with(Stream<CachedSummary> more) {
    return new SummaryBlock(
        Stream.concat(Arrays.stream(summaries), more.filter(each -> get(each.uid()) == null))
            .sorted(Comparator.comparingLong(CachedSummary::uid))
            .toArray(CachedSummary[]::new));
  }

  long octets() {
    return octets;
  }
}
