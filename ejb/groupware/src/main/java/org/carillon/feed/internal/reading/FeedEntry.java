package org.carillon.feed.internal.reading;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a feed.
 *
 * @param id its identifier in the feed
 * @param title the title as plain text, or empty
 * @param author the author as plain text, or empty
 * @param link the address of the article, or empty
 * @param when when it was published or, if that is unknown, changed
 * @param html its text, cleaned and with absolute links; may be empty
 * @param enclosures its files
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

  public FeedEntry {
    title = FeedText.bounded(title, LONGEST_TITLE);
    author = FeedText.bounded(author, LONGEST_AUTHOR);
    enclosures = List.copyOf(enclosures);
  }
}
