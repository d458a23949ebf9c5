package org.carillon.call.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.call.internal.keeping.KeptRegistrations;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallControls;
import org.carillon.database.Outage;
import org.jboss.logging.Logger;

/** Provides call control to the SIP adapter. Call control writes in transactions of its own. */
@MessageDriven(messageListenerInterface = CallControls.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class CallControlsPort implements CallControls {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(CallControlsPort.class), "Telephones cannot be served");

  @Inject CallRules calls;
  @Inject KeptRegistrations registrations;

  /** Returns call control, or empty until the stored registrations are restored. */
  @Override
  public Optional<CallControl> open() {
    try {
      registrations.restore();
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Optional.empty();
    }
    AWAY.over();
    return Optional.of(new AnsweringCallControl(calls));
  }
}
