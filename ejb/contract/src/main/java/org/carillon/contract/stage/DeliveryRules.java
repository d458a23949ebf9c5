package org.carillon.contract.stage;

import java.io.IOException;

/**
 * The rules of accounts, domains and the server. They are run for each local recipient of a message
 * after the filing stages have chosen a mailbox. They are run again if the message had to wait for
 * its recipient: rules change nothing themselves, they only return the actions they want.
 */
public interface DeliveryRules {

  /**
   * Returns the actions that the recipient's rules want. Called by many threads at once.
   *
   * @throws IOException if the rules can't be run now; the message waits
   */
  DeliveryActions apply(RuleQuestion question) throws IOException;
}
