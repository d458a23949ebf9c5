package org.carillon.contract.stage;

import java.io.IOException;
import java.util.Set;

/**
 * A stage that chooses the mailbox for a local recipient's mail. All stages are called for each
 * recipient, one after the other; each may change the result of those before it. They are called
 * again for a message that had to wait.
 */
public interface FilingStage {

  /** Returns the stage's name in logs: a word in lower case, unique among all stages. */
  String name();

  /** Returns the stage's time limit, and what happens to the mail if the stage fails. */
  StageTerms terms();

  /** Returns the names of the stages that are called before this one. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Files a message. Called by many threads at once.
   *
   * @param before the result of the stages before this one
   * @throws IOException if the stage can't decide
   * @throws InterruptedException if the thread is interrupted because the result is no longer
   *     needed
   */
  Filing file(FilingQuestion question, Filing before) throws IOException, InterruptedException;
}
