package org.carillon.identity.internal.source.ask;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceDialerConsumer;

/** Connects the adapter to {@link AdapterSourceClients}. */
@MessageDriven(name = "SourceUserPort", messageListenerInterface = SourceDialerConsumer.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class SourceUserPort implements SourceDialerConsumer {

  @Inject AdapterSourceClients sources;

  @Override
  public void offer(SourceDialer dialer) {
    sources.offer(dialer);
  }
}
