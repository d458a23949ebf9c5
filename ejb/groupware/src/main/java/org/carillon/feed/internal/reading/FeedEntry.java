package org.carillon.feed.internal.reading;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a feed.
 *
 * @param id what it is known by in its feed
 * @param title plain text, or empty
 * @param author plain text, or empty
 * @param link the article's address, or empty
 * @param when it was published or, if that is not told, changed
 * @param html its text, clean and with absolute links; may be empty
 * @param enclosures files with it
 */
public record FeedEntry(
    String id,
    String title,
    String author,
    String link,
    Optional<OffsetDateTime> when,
    String html,
    List<FeedEnclosure> enclosures) {

  private static final int LONGEST_TITLE = 400;
  private static final int LONGEST_AUTHOR = 100;

  /** Keeps what is bounded. */
  public FeedEntry {
    title = FeedText.bounded(title, LONGEST_TITLE);
    author = FeedText.bounded(author, LONGEST_AUTHOR);
    enclosures = List.copyOf(enclosures);
  }
}
