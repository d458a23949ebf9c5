package org.carillon.contract.stage;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.carillon.format.mime.insert.Splice;

/**
 * One who changes what a message says, when it was screened and before anybody has it: mailboxes,
 * the queue and signatures made here have it as it is then. All are asked, one after the other, and
 * each has the message as those before it left it.
 */
public interface ContentStage {

  /** What logs call it: a word in lower case, its own among all stages. */
  String name();

  /** How long it may take, and whether the mail waits when it can't tell. */
  StageTerms terms();

  /** The stages, by name, that are asked before this one. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * What changes of the message, in order; nothing for a message that stays as it is. Is called by
   * many threads at once.
   *
   * @throws IOException when it can't tell
   * @throws InterruptedException when nobody waits for it any more
   */
  List<Splice> change(ScreeningQuestion question) throws IOException, InterruptedException;
}
