package org.carillon.query.source;

import java.util.List;

/**
 * Messages that fit words, as far as they are indexed.
 *
 * @param hits the best first, of those equally good the latest; at most {@link #MOST}
 * @param indexedTo messages with higher uids are not indexed yet: whether they fit is for the asker
 *     to read
 */
public record Ranking(List<Hit> hits, long indexedTo) {

  /** The most hits. */
  public static final int MOST = 10_000;

  /** Of no index. */
  public static final Ranking NONE = new Ranking(List.of(), 0);

  /**
   * A message that fits.
   *
   * @param uid its uid; it may be expunged meanwhile
   * @param relevancy how well, from 1 to 100 (RFC 6203 §4)
   */
  public record Hit(long uid, int relevancy) {}

  /** Keeps a copy. */
  public Ranking {
    hits = List.copyOf(hits);
  }
}
