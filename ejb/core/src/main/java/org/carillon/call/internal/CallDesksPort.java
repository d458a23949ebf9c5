package org.carillon.call.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.carillon.call.internal.keeping.KeptRegistrations;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallDesks;

/**
 * Hands the desk to the SIP adapter. Whatever the desk writes, it writes in a transaction of its
 * own.
 */
@MessageDriven(messageListenerInterface = CallDesks.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class CallDesksPort implements CallDesks {
  @Inject Desk desk;
  @Inject KeptRegistrations registrations;

  /**
   * Answers when what was registered before is there again: no phone shall be told that nobody is.
   */
  @Override
  public CallDesk open() {
    try {
      registrations.restore();
    } catch (SQLException away) {
      throw new IllegalStateException("registrations cannot be read", away);
    }
    return new AnsweringDesk(desk);
  }
}
