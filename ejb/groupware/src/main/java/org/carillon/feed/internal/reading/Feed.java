package org.carillon.feed.internal.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A feed as its publisher provides it.
 *
 * @param id its identifier, independent of its address
 * @param title the title as plain text, or empty
 * @param every the interval at which it wants to be fetched, if it specifies one
 * @param entries the entries in their order, each with an id of its own
 */
public record Feed(String id, String title, Optional<Duration> every, List<FeedEntry> entries) {
  /** The maximum number of entries of one file that are read. */
  public static final int MOST_ENTRIES = 1_000;

  private static final int LONGEST_TITLE = 200;

  public Feed {
    title = FeedText.bounded(title, LONGEST_TITLE);
    entries = List.copyOf(entries);
  }
}
