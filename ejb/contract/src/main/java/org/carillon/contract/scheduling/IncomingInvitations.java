package org.carillon.contract.scheduling;

import java.io.IOException;
import org.carillon.contract.stage.RuleQuestion;

/**
 * Processes the meeting data (iMIP, RFC 6047) in mail that is about to be delivered. The processing
 * is repeatable: a message waits if it can't be processed now, and is processed again if its
 * delivery is interrupted.
 */
public interface IncomingInvitations {

  /**
   * Processes a message that goes into one of the recipient's mailboxes. Called by many threads at
   * once.
   *
   * @return true if nobody needs to read the message, because everything it asks for is done
   * @throws IOException if the message can't be processed now; the message waits
   */
  boolean take(RuleQuestion question) throws IOException;
}
