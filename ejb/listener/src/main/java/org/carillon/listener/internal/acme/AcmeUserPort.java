package org.carillon.listener.internal.acme;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeUser;

/** The adapter's access to {@link OfferedAcme}. */
@MessageDriven(name = "AcmeUserPort", messageListenerInterface = AcmeUser.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class AcmeUserPort implements AcmeUser {

  @Inject OfferedAcme acme;

  @Override
  public void offer(AcmeDialer dialer) {
    acme.offer(dialer);
  }
}
