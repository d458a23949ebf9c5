package org.carillon.contract.stage;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.carillon.format.mime.insert.OctetReplacement;

/**
 * A stage that changes the content of a message after screening, before the message is stored or
 * sent. Mailboxes, the queue and our signatures use the changed message. All stages are called one
 * after the other, and each gets the message as the stages before it left it.
 */
public interface ContentStage {

  /** Returns the stage's name in logs: a word in lower case, unique among all stages. */
  String name();

  /** Returns the stage's time limit, and what happens to the mail if the stage fails. */
  StageTerms terms();

  /** Returns the names of the stages that are called before this one. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Returns the changes of the message, in order; an empty list for a message that stays as it is.
   * Called by many threads at once.
   *
   * @throws IOException if the stage can't decide
   * @throws InterruptedException if the thread is interrupted because the result is no longer
   *     needed
   */
  List<OctetReplacement> change(ScreeningQuestion question)
      throws IOException, InterruptedException;
}
