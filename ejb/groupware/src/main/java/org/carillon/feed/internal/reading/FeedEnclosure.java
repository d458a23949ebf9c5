package org.carillon.feed.internal.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A file that an entry names.
 *
 * @param address where it is; empty where what is written is no address
 * @param type its media type, or empty
 */
public record FeedEnclosure(String address, String type) {
  private static final int MOST = 20;
  private static final int LONGEST_TYPE = 100;

  /** One as it is written. */
  static FeedEnclosure of(String base, String address, String type) {
    return new FeedEnclosure(
        FeedText.absolute(base, address), FeedText.bounded(type, LONGEST_TYPE));
  }

  /** The first of an entry, each address once; the rest is not looked at. */
  static List<FeedEnclosure> first(Stream<FeedEnclosure> written) {
    Set<String> addresses = new TreeSet<>();
    return written
        .filter(one -> !one.address().isEmpty() && addresses.add(one.address()))
        .limit(MOST)
        .toList();
  }
}
