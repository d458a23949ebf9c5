package org.carillon.policy.trace;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** What became of messages, for those who are asked "where did that mail go?". */
public interface MessageTraces {

  /** How many are told of one Message-ID. */
  int MOST = 50;

  /**
   * Those of a message, the latest first: for server administrators all, for administrators of a
   * domain those with recipients there. None if nothing is known, or no longer.
   *
   * @param id the id in its trace field and the logs, or its Message-ID
   */
  Answer<List<MessageTrace>> find(Caller caller, String id);
}
