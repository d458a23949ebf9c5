package org.carillon.identity.internal.source.ask;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceUser;

/** Connects the adapter to {@link OfferedSources}. */
@MessageDriven(name = "SourceUserPort", messageListenerInterface = SourceUser.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class SourceUserPort implements SourceUser {

  @Inject OfferedSources sources;

  @Override
  public void offer(SourceDialer dialer) {
    sources.offer(dialer);
  }
}
