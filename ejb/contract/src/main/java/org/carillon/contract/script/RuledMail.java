package org.carillon.contract.script;

import java.io.IOException;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.contract.stage.RuledDelivery;

/** Sends what rules want sent of a message that is in a mailbox already (RFC 6785 §3.4). */
public interface RuledMail {

  /**
   * Takes what is to be sent; it is durable then. From whom is the account whose rules they are.
   *
   * @param question the message, and whose rules were run
   * @param wanted what they want besides mailboxes, which are not looked at
   * @return whether it goes where it was sent on to; not if that takes no mail, or is the account
   *     itself
   * @throws IOException when it can't be taken now
   */
  boolean send(RuleQuestion question, RuledDelivery wanted) throws IOException;
}
