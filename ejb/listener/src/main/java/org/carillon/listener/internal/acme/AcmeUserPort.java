package org.carillon.listener.internal.acme;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.acme.AcmeDialerConsumer;

/** The adapter's access to {@link AcmeClientHolder}. */
@MessageDriven(name = "AcmeUserPort", messageListenerInterface = AcmeDialerConsumer.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class AcmeUserPort implements AcmeDialerConsumer {

  @Inject AcmeClientHolder acme;

  @Override
  public void offer(AcmeDialer dialer) {
    acme.offer(dialer);
  }
}
