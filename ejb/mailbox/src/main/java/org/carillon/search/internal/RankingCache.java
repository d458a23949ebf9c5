package org.carillon.search.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.query.source.Ranking;

/**
 * A cache of recent rankings. Clients ask for a page and the total in turn, and soon for the next
 * page. To rank a word that most messages of a large mailbox contain takes longer than everything
 * else. If messages were indexed since, the snapshot is another one and is ranked again.
 */
final class RankingCache {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long MOST_OCTETS = Runtime.getRuntime().maxMemory() / 128;

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

  /** Returns the matching messages of a mailbox, the best first. */
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
