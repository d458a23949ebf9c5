package org.carillon.policy.filter;

import java.io.IOException;
import org.carillon.contract.mail.IntakeSession;

/** Looks up what the administrators' own lists allow, for checks that delay mail from outside. */
public interface Allowances {

  /**
   * Returns whether the lists that count for a recipient allow a client, its greeting or its
   * sender.
   *
   * @throws IOException if the lists cannot be read now
   */
  boolean allow(IntakeSession session, String sender, String recipient) throws IOException;
}
