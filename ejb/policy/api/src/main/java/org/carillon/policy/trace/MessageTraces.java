package org.carillon.policy.trace;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The traces of messages, for administrators who are asked "where did that mail go?". */
public interface MessageTraces {

  /** The largest number of traces that are returned for a Message-ID. */
  int MOST = 50;

  /** The largest number of traces that are searched for one page of a list. */
  int MOST_SEEN = 200_000;

  /**
   * Returns the traces of a message, the latest first. Server administrators get all,
   * administrators of a domain those with recipients there. The list is empty if no trace is
   * stored.
   *
   * @param id the id in its trace field and the logs, or its Message-ID
   */
  Answer<List<MessageTrace>> find(Caller caller, String id);

  /**
   * Returns the traces that a search finds, the latest first, with the rights of {@link #find}. A
   * page searches {@link #MOST_SEEN} traces at most. If it ends there, the page has fewer traces,
   * and tells how far back it got.
   *
   * @param after the position that the previous page returned as next
   * @param most the largest number of traces
   */
  Answer<TracePage> list(Caller caller, TraceFilter filter, Optional<String> after, int most);

  /**
   * Returns what recipients' rules did with a message, the latest first, with the rights of {@link
   * #find}. The list is empty if no rule was run or the record is no longer stored.
   *
   * @param id the id in its trace field and the logs, or its Message-ID
   */
  Answer<List<RuleRun>> rules(Caller caller, String id);
}
