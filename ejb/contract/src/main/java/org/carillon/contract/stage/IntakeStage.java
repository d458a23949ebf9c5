package org.carillon.contract.stage;

import java.io.IOException;
import java.util.Set;
import org.carillon.contract.mail.Verdict;

/**
 * One who judges mail on its way in. Every bean that implements this for a question is asked
 * whenever that question comes; the mail goes on when all accept.
 *
 * @param <Q> the question
 */
public interface IntakeStage<Q extends IntakeQuestion> {

  /** What logs call it, {@code sender}: a word in lower case, its own among all stages. */
  String name();

  /** How long it may take, and what is done without it. */
  StageTerms terms();

  /**
   * The stages, by name, that must have accepted before this one is asked: by their order, or since
   * they are cheaper. What is not among the stages does not matter.
   */
  default Set<String> after() {
    return Set.of();
  }

  /** The stages, by name, that are asked only once this one has accepted. */
  default Set<String> before() {
    return Set.of();
  }

  /**
   * Judges. Is called by many threads at once; one that waits for somebody outside heeds its
   * interruption.
   *
   * @throws IOException when it can't tell
   * @throws InterruptedException when nobody waits for it any more
   */
  Verdict judge(Q question) throws IOException, InterruptedException;
}
