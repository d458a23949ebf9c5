package org.carillon.search;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The search index of the node that gets the request, for administrators of the server. */
public interface SearchIndex {

  /** Returns the statistics of the index. */
  Answer<SearchStats> stats(Caller caller);

  /**
   * Rebuilds the index in the background; until then, searches read messages.
   *
   * @param address the account whose part is rebuilt; empty for all
   */
  Answer<SearchStats> rebuild(Caller caller, Optional<String> address);
}
