package org.carillon.feed.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.feed.internal.reading.FeedEntry;
import org.carillon.fetch.subscription.SubscriptionTurn;

/**
 * Which entries of a feed were seen, newest first, by what their ids hash to: what came once does
 * not come again, whatever became of its message. What the feed has now is never forgotten.
 *
 * @param marks of 32 digits each
 */
record SeenEntries(Set<String> marks) {
  private static final int OCTETS = 16;

  /** A feed has a thousand at most; this is for those that left it, and may come back. */
  private static final int MOST = 4_000;

  /** As the database has it. */
  static SeenEntries of(byte[] stored) {
    Set<String> marks = new LinkedHashSet<>();
    for (int at = 0; at + OCTETS <= stored.length; at += OCTETS) {
      marks.add(HexFormat.of().formatHex(stored, at, at + OCTETS));
    }
    return new SeenEntries(marks);
  }

  byte[] stored() {
    return HexFormat.of().parseHex(String.join("", marks));
  }

  boolean has(FeedEntry entry) {
    return marks.contains(mark(entry));
  }

  /** With all that a feed has now. */
  SeenEntries with(List<FeedEntry> entries) {
    Set<String> all = new LinkedHashSet<>();
    entries.forEach(entry -> all.add(mark(entry)));
    all.addAll(marks);
    return new SeenEntries(new LinkedHashSet<>(all.stream().limit(MOST).toList()));
  }

  private static String mark(FeedEntry entry) {
    byte[] hash = SubscriptionTurn.digest(entry.id().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, OCTETS));
  }
}
