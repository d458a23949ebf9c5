package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The searches of one selected mailbox whose results are kept up to date (RFC 5267 §4.3). */
public final class SearchContexts {
  private static final int MOST = 20;

  /** How many results all but the first may keep together. */
  private static final int MOST_RESULTS = 100_000;

  private final List<UpdatedSearch> contexts = new ArrayList<>();

  public boolean has(String tag) {
    return contexts.stream().anyMatch(search -> search.tag().equals(tag));
  }

  /** Keeps one more; false when there are too many: one there always may be (§4.3.1). */
  public boolean add(UpdatedSearch search) {
    int kept = contexts.stream().mapToInt(UpdatedSearch::size).sum();
    boolean room =
        contexts.isEmpty() || contexts.size() < MOST && kept + search.size() <= MOST_RESULTS;
    return room && contexts.add(search);
  }

  /** Forgets one; false when there is none of that tag. */
  public boolean cancel(String tag) {
    return contexts.removeIf(search -> search.tag().equals(tag));
  }

  /** Tells which results are expunged, before the client is told that they are. */
  void expunged(Selected selected) throws IOException {
    for (UpdatedSearch search : contexts) {
      search.expunged(selected);
    }
  }

  /** Tells what else changed, behind everything else that did. */
  void refresh(Selected selected) throws IOException {
    for (UpdatedSearch search : contexts) {
      search.refresh(selected);
    }
  }
}
