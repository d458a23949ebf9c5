package org.carillon.contract.stage;

import java.io.IOException;
import java.util.Set;

/**
 * One who says where a local recipient's mail goes. All are asked for each recipient, one after the
 * other; each may change what those before it said. A message that waited is asked about again.
 */
public interface FilingStage {

  /** What logs call it: a word in lower case, its own among all stages. */
  String name();

  /** How long it may take, and whether the mail waits when it can't tell. */
  StageTerms terms();

  /** The stages, by name, that are asked before this one. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Files a message. Is called by many threads at once.
   *
   * @param before where it would go without this stage
   * @throws IOException when it can't tell
   * @throws InterruptedException when nobody waits for it any more
   */
  Filing file(FilingQuestion question, Filing before) throws IOException, InterruptedException;
}
