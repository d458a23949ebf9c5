package org.carillon.search;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The search index of the node that is asked, for those who administer the server. */
public interface SearchIndex {

  /** How it is. */
  Answer<SearchStats> stats(Caller caller);

  /**
   * Has it made anew, in the background; searches read messages until then.
   *
   * @param address of an account; empty for all
   */
  Answer<SearchStats> rebuild(Caller caller, Optional<String> address);
}
