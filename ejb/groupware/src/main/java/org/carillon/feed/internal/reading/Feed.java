package org.carillon.feed.internal.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A feed as its publisher has it.
 *
 * @param id what it is known by whatever its address is
 * @param title plain text, or empty
 * @param every how often it wants to be asked for, if it says so
 * @param entries as they stand there, each with an id of its own
 */
public record Feed(String id, String title, Optional<Duration> every, List<FeedEntry> entries) {
  /** So many entries of one file are looked at. */
  public static final int MOST_ENTRIES = 1_000;

  private static final int LONGEST_TITLE = 200;

  /** Keeps what is bounded. */
  public Feed {
    title = FeedText.bounded(title, LONGEST_TITLE);
    entries = List.copyOf(entries);
  }
}
