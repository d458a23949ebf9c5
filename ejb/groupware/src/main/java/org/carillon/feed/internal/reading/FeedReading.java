package org.carillon.feed.internal.reading;

/** What became of reading a file as a feed. */
public sealed interface FeedReading {
  /**
   * It is one.
   *
   * @param feed the feed; of one whose reading took too long, the entries until then
   */
  record Read(Feed feed) implements FeedReading {}

  /** It is none, or too large. */
  record NoFeed() implements FeedReading {}

  /** Other files were read for too long: it was not looked at. */
  record Busy() implements FeedReading {}
}
