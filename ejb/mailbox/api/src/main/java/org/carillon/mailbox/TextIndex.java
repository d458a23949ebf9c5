package org.carillon.mailbox;

import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;

/**
 * Rules out messages that do not contain a text, without reading them. It is implemented by {@code
 * search}. The index need not have seen every message, but never rules out one that it has not
 * seen.
 */
public interface TextIndex {

  /** Rules out no messages, because it knows none. */
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
   * Returns the messages of a mailbox that may contain a text, ignoring case.
   *
   * @return the UIDs, sorted; some may not exist
   */
  UidSet mayContain(long mailbox, SearchArea area, String text);

  /** Returns the messages of a mailbox that match words, as far as the index has seen them. */
  Ranking rank(long mailbox, WordSearch search);
}
