package org.carillon.contract.stage;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A stage that adds fields to an outgoing message. All stages are called one after the other each
 * time the message is handed to another server; none sees the fields of another.
 */
public interface SigningStage {

  /** Returns the stage's name in logs: a word in lower case, unique among all stages. */
  String name();

  /** Returns the stage's time limit, and whether the mail waits if the stage can't sign. */
  StageTerms terms();

  /** Returns the names of the stages whose fields are placed below this one's. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Returns complete fields to add at the top, each with its line end. Called by many threads at
   * once.
   *
   * @throws IOException if the stage can't sign
   * @throws InterruptedException if the thread is interrupted because the result is no longer
   *     needed
   */
  List<String> sign(SigningQuestion question) throws IOException, InterruptedException;
}
