package org.carillon.contract.script;

import java.io.IOException;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.RuleQuestion;

/** Sends the mail that rules request for a message already in a mailbox (RFC 6785 §3.4). */
public interface RuleMailSender {

  /**
   * Accepts the requested mail for sending; it is durable then. The sender is the account that owns
   * the rules.
   *
   * @param question the message and the account whose rules were run
   * @param wanted the result of the rules; its mailboxes are ignored
   * @return true if the message goes to where it was forwarded; false if that address accepts no
   *     mail or is the account itself
   * @throws IOException if it can't be accepted now
   */
  boolean send(RuleQuestion question, DeliveryActions wanted) throws IOException;
}
