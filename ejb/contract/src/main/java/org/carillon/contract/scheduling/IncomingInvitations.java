package org.carillon.contract.scheduling;

import java.io.IOException;
import org.carillon.contract.stage.RuleQuestion;

/**
 * Takes what meetings say (iMIP, RFC 6047) out of mail that its recipient is about to get. What it
 * does is done again when the message is: it waits where that can't be done now, and comes again
 * when its delivery breaks off.
 */
public interface IncomingInvitations {

  /**
   * Looks at a message that goes into one of the recipient's mailboxes. Is called by many threads
   * at once.
   *
   * @return whether nobody need read the message, since all that it asks for is done
   * @throws IOException when it can't be told or done now: the message waits
   */
  boolean take(RuleQuestion question) throws IOException;
}
