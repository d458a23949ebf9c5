package org.carillon.search.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.store.AlreadyClosedException;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.mailbox.TextIndex;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;
import org.jboss.logging.Logger;

/** This node's index while it is open. Without an index no message is ruled out. */
@ApplicationScoped
class NodeIndex implements TextIndex {
  private static final Logger LOG = Logger.getLogger(NodeIndex.class);

  private final RankingCache rankings = new RankingCache();
  private final AtomicReference<MailIndex> open = new AtomicReference<>();

  /** Answers from this index from now on; null means none. */
  void use(MailIndex index) {
    open.set(index);
  }

  @Override
  public UidSet mayContain(long mailbox, SearchArea area, String text) {
    return search(snapshot -> snapshot.mayContain(mailbox, area, text))
        .orElseGet(() -> NONE.mayContain(mailbox, area, text));
  }

  @Override
  public Ranking rank(long mailbox, WordSearch search) {
    return search(snapshot -> rankings.of(snapshot, mailbox, search)).orElse(Ranking.NONE);
  }

  /** Returns the number of octets that the index takes on the disk; 0 if it is not known. */
  long octets() {
    MailIndex index = open.get();
    try {
      return index == null ? 0 : index.octets();
    } catch (IOException | AlreadyClosedException changing) {
      return 0;
    }
  }

  /** Searches the index, or returns empty if there is none now. */
  <T> Optional<T> search(MailIndex.Search<T> search) {
    MailIndex index = open.get();
    if (index == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(index.search(search));
    } catch (AlreadyClosedException stopping) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warn("The search index cannot be read; searches read the messages instead", unreadable);
      return Optional.empty();
    }
  }
}
