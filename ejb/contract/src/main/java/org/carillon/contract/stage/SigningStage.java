package org.carillon.contract.stage;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One who adds fields to a message on its way out. All are asked whenever it is handed to another
 * server, one after the other; none sees what another added.
 */
public interface SigningStage {

  /** What logs call it: a word in lower case, its own among all stages. */
  String name();

  /** How long it may take, and whether the mail waits when it can't sign. */
  StageTerms terms();

  /** The stages, by name, whose fields stand below this one's. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Whole fields to be put on top, each with its line end. Is called by many threads at once.
   *
   * @throws IOException when it can't sign
   * @throws InterruptedException when nobody waits for it any more
   */
  List<String> sign(SigningQuestion question) throws IOException, InterruptedException;
}
