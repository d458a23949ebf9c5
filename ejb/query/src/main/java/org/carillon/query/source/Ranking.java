package org.carillon.query.source;

import java.util.List;

/**
 * Messages that match words, as far as they are indexed.
 *
 * @param hits the best first, and the latest of equally good ones first; at most {@link #MOST}
 * @param indexedTo the highest indexed uid; the caller has to read later messages to decide whether
 *     they match
 */
public record Ranking(List<Hit> hits, long indexedTo) {

  /** The maximum number of hits. */
  public static final int MOST = 10_000;

  /** The ranking if nothing is indexed. */
  public static final Ranking NONE = new Ranking(List.of(), 0);

  /** A uid that matches, maybe expunged by now, and its relevancy, 1 to 100 (RFC 6203 §4). */
  public record Hit(long uid, int relevancy) {}

  public Ranking {
    hits = List.copyOf(hits);
  }
}
