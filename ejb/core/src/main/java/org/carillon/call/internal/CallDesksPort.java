package org.carillon.call.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.call.internal.keeping.KeptRegistrations;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallDesks;
import org.carillon.database.Outage;
import org.jboss.logging.Logger;

/**
 * Hands the desk to the SIP adapter. Whatever the desk writes, it writes in a transaction of its
 * own.
 */
@MessageDriven(messageListenerInterface = CallDesks.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class CallDesksPort implements CallDesks {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(CallDesksPort.class), "Telephones are not served");

  @Inject Desk desk;
  @Inject KeptRegistrations registrations;

  /**
   * Answers when what was registered before is there again: no phone shall be told that nobody is.
   */
  @Override
  public Optional<CallDesk> open() {
    try {
      registrations.restore();
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Optional.empty();
    }
    AWAY.over();
    return Optional.of(new AnsweringDesk(desk));
  }
}
