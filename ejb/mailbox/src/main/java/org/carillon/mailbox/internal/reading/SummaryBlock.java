package org.carillon.mailbox.internal.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Summaries of messages of a mailbox whose uids have the same high bits, in uid order. Immutable:
 * more of them are a new block. A uid never means another message, so what is known stays true.
 */
final class SummaryBlock {
  /** How many uids have the same high bits. */
  static final int SPAN = 1024;

  static final SummaryBlock EMPTY = new SummaryBlock(new KeptSummary[0]);

  private final KeptSummary[] summaries;
  private final long octets;

  private SummaryBlock(KeptSummary[] summaries) {
    this.summaries = summaries;
    this.octets = Arrays.stream(summaries).mapToLong(KeptSummary::octets).sum();
  }

  /** The number of the block that a uid is in. */
  static long number(long uid) {
    return uid / SPAN;
  }

  /** The summary of a uid, or null where it is not known. */
  KeptSummary get(long uid) {
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

  /** This one with more of them. */
  SummaryBlock with(Stream<KeptSummary> more) {
    return new SummaryBlock(
        Stream.concat(Arrays.stream(summaries), more.filter(each -> get(each.uid()) == null))
            .sorted(Comparator.comparingLong(KeptSummary::uid))
            .toArray(KeptSummary[]::new));
  }

  /** What it takes in memory. */
  long octets() {
    return octets;
  }
}
