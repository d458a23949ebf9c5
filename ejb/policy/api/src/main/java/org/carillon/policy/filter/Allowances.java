package org.carillon.policy.filter;

import java.io.IOException;
import org.carillon.contract.mail.IntakeSession;

/** Whom own lists allow, for those who hold strangers up. */
public interface Allowances {

  /**
   * Whether the lists that count for a recipient allow a client, its greeting or its sender.
   *
   * @throws IOException when it can't be told now
   */
  boolean allow(IntakeSession session, String sender, String recipient) throws IOException;
}
