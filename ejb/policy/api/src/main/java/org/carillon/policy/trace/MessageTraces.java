package org.carillon.policy.trace;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** What became of messages, for those who are asked "where did that mail go?". */
public interface MessageTraces {

  /** How many are told of one Message-ID. */
  int MOST = 50;

  /** How many a page of a list looks through at most. */
  int MOST_SEEN = 200_000;

  /**
   * Those of a message, the latest first: for server administrators all, for administrators of a
   * domain those with recipients there. None if nothing is known, or no longer.
   *
   * @param id the id in its trace field and the logs, or its Message-ID
   */
  Answer<List<MessageTrace>> find(Caller caller, String id);

  /**
   * Those that a search finds, the latest first; for whom {@link #find} is. It looks through so
   * many at once at most ({@link #MOST_SEEN}): then the page has fewer, and says how far back it
   * came.
   *
   * @param after what the page before said is next
   * @param most how many at most
   */
  Answer<TracePage> list(Caller caller, TraceFilter filter, Optional<String> after, int most);

  /**
   * What recipients' rules did with a message, the latest first; for whom {@link #find} is. None if
   * no rule was run, or it is no longer known.
   *
   * @param id the id in its trace field and the logs, or its Message-ID
   */
  Answer<List<RuleRun>> rules(Caller caller, String id);
}
