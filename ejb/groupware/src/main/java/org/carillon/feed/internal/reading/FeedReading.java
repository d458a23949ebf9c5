package org.carillon.feed.internal.reading;

public sealed interface FeedReading {
  /**
   * The file is a feed.
   *
   * @param feed the feed; if reading took too long, with the entries read until then
   */
  record Read(Feed feed) implements FeedReading {}

  /** The file is no feed, or too large. */
  record NoFeed() implements FeedReading {}

  /** The file was not read, because other files took too long. */
  record Busy() implements FeedReading {}
}
