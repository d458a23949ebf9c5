package org.carillon.feed.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.feed.internal.reading.FeedEntry;
import org.carillon.fetch.subscription.SubscriptionFetcher;

/**
 * The entries of a feed that were seen, newest first, as hashes of their ids. An entry is delivered
 * only once, no matter what happens to its message. The entries that the feed contains now are
 * never forgotten.
 *
 * @param marks the hashes, of 32 digits each
 */
record DeliveredEntries(Set<String> marks) {
  private static final int OCTETS = 16;

  /** The maximum number of hashes, for at most 1000 entries and those that may come back. */
  private static final int MOST = 4_000;

  /** Reads the form of the database. */
  static DeliveredEntries of(byte[] stored) {
    Set<String> marks = new LinkedHashSet<>();
    for (int at = 0; at + OCTETS <= stored.length; at += OCTETS) {
      marks.add(HexFormat.of().formatHex(stored, at, at + OCTETS));
    }
    return new DeliveredEntries(marks);
  }

  byte[] stored() {
    return HexFormat.of().parseHex(String.join("", marks));
  }

  boolean has(FeedEntry entry) {
    return marks.contains(mark(entry));
  }

  /** Returns the seen entries together with all entries that a feed contains now. */
  DeliveredEntries with(List<FeedEntry> entries) {
    Set<String> all = new LinkedHashSet<>();
    entries.forEach(entry -> all.add(mark(entry)));
    all.addAll(marks);
    return new DeliveredEntries(new LinkedHashSet<>(all.stream().limit(MOST).toList()));
  }

  private static String mark(FeedEntry entry) {
    byte[] hash = SubscriptionFetcher.digest(entry.id().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, OCTETS));
  }
}
