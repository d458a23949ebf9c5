package org.carillon.mailbox;

import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;

/**
 * Knows of many messages, without reading them, that they do not contain a text; implemented by
 * {@code search}. It need not have seen every message, but never rules out one that it has not
 * seen.
 */
public interface TextIndex {

  /** Knows nothing, so rules out nothing. */
  TextIndex NONE =
      new TextIndex() {
        @Override
        public UidSet mayContain(long mailbox, SearchArea area, String text) {
          return UidSet.range(1, Long.MAX_VALUE);
        }

        @Override
        public Ranking rank(long mailbox, WordSearch search) {
          return Ranking.NONE;
        }
      };

  /**
   * The messages of a mailbox that may contain a text, without regard to case.
   *
   * @return sorted; may name uids that are not there
   */
  UidSet mayContain(long mailbox, SearchArea area, String text);

  /** The messages of a mailbox that fit words, as far as it has seen them. */
  Ranking rank(long mailbox, WordSearch search);
}
