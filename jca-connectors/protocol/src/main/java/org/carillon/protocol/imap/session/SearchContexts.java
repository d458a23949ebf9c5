package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The searches of the selected mailbox whose results are kept up to date (RFC 5267 §4.3). */
public final class SearchContexts {
  private static final int MOST = 20;

  /** The highest number of results that all but the first search may keep together. */
  private static final int MOST_RESULTS = 100_000;

  private final List<UpdatedSearch> contexts = new ArrayList<>();

  public boolean has(String tag) {
    return contexts.stream().anyMatch(search -> search.tag().equals(tag));
  }

  /** Adds a search; returns false if there are too many. One is always allowed (§4.3.1). */
  public boolean add(UpdatedSearch search) {
    int kept = contexts.stream().mapToInt(UpdatedSearch::size).sum();
    boolean room =
        contexts.isEmpty() || contexts.size() < MOST && kept + search.size() <= MOST_RESULTS;
    return room && contexts.add(search);
  }

  /** Removes a search; returns false if the tag has none. */
  public boolean cancel(String tag) {
    return contexts.removeIf(search -> search.tag().equals(tag));
  }

  /** Reports expunged results, before the expunges themselves. */
  void expunged(Selected selected) throws IOException {
    for (UpdatedSearch search : contexts) {
      search.expunged(selected);
    }
  }

  /** Reports the other changed results, after all other changes. */
  void refresh(Selected selected) throws IOException {
    for (UpdatedSearch search : contexts) {
      search.refresh(selected);
    }
  }
}
