package org.carillon.search.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.query.source.Ranking;

/**
 * What was ranked of late. A page of what is found and how many there are is asked for in turn, and
 * the next page soon after: to rank a word that stands in most of a large mailbox takes longer than
 * all else. What the index took in since has a snapshot of its own, and is ranked anew.
 */
final class Rankings {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long MOST_OCTETS = Runtime.getRuntime().maxMemory() / 128;

  /** What a hit takes. */
  private static final int HIT_OCTETS = 32;

  private final WordQueries queries = new WordQueries();
  private final Cache<Key, Ranking> kept =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_OCTETS)
          .<Key, Ranking>weigher((key, ranking) -> HIT_OCTETS * (4 + ranking.hits().size()))
          .expireAfterWrite(KEPT)
          .build();

  private record Key(Object version, long mailbox, WordSearch search) {}

  /** The messages of a mailbox that fit, the best first. */
  Ranking of(IndexSnapshot snapshot, long mailbox, WordSearch search) throws IOException {
    Key key = new Key(snapshot.version(), mailbox, search);
    Ranking known = kept.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Ranking ranked = snapshot.rank(mailbox, queries.of(search));
    kept.put(key, ranked);
    return ranked;
  }
}
