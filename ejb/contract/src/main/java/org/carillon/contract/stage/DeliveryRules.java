package org.carillon.contract.stage;

import java.io.IOException;

/**
 * The rules of accounts, domains and the server, run for each local recipient of a message when the
 * filing stages have said where it goes. A message that waits for its recipient is asked about
 * again: rules change nothing by themselves, what they want done is their answer.
 */
public interface DeliveryRules {

  /**
   * What the recipient's rules want done. Is called by many threads at once.
   *
   * @throws IOException when that can't be told now: the message waits
   */
  RuledDelivery apply(RuleQuestion question) throws IOException;
}
