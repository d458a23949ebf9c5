package org.carillon.contract.stage;

import java.io.IOException;
import java.util.Set;
import org.carillon.contract.mail.Verdict;

/**
 * A stage that judges incoming mail. Every bean that implements this for a question is called each
 * time the question is asked; the mail continues if all accept.
 *
 * @param <Q> the question
 */
public interface IntakeStage<Q extends IntakeQuestion> {

  /** Returns the stage's name in logs, {@code sender}: a lower-case word, unique among stages. */
  String name();

  /** Returns the stage's time limit, and what is done without its verdict. */
  StageTerms terms();

  /**
   * Returns the names of the stages that must have accepted before this one is called, because
   * their order matters or they are cheaper. A name that no stage has is ignored.
   */
  default Set<String> after() {
    return Set.of();
  }

  /** Returns the names of the stages that are called only after this one has accepted. */
  default Set<String> before() {
    return Set.of();
  }

  /**
   * Returns the stage's verdict. Called by many threads at once; a stage that waits for an external
   * system must end when it is interrupted.
   *
   * @throws IOException if the stage can't decide
   * @throws InterruptedException if the thread is interrupted because the result is no longer
   *     needed
   */
  Verdict judge(Q question) throws IOException, InterruptedException;
}
