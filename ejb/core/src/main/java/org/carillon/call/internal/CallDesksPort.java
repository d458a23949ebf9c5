package org.carillon.call.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
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

  @Override
  public CallDesk open() {
    return new AnsweringDesk(desk);
  }
}
