package org.carillon.feed.internal.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A file that an entry refers to.
 *
 * @param address its address, or empty if the written one is invalid
 * @param type its media type, or empty
 */
public record FeedEnclosure(String address, String type) {
  private static final int MOST = 20;
  private static final int LONGEST_TYPE = 100;

  /** Returns an enclosure from its written form. */
  static FeedEnclosure of(String base, String address, String type) {
    return new FeedEnclosure(
        FeedText.absolute(base, address), FeedText.bounded(type, LONGEST_TYPE));
  }

  /** Returns the first enclosures of an entry, each address once. The rest is ignored. */
  static List<FeedEnclosure> first(Stream<FeedEnclosure> written) {
    Set<String> addresses = new TreeSet<>();
    return written
        .filter(one -> !one.address().isEmpty() && addresses.add(one.address()))
        .limit(MOST)
        .toList();
  }
}
