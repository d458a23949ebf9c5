package org.carillon.policy.internal.peer;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.contract.peer.PeerDialerConsumer;

/** Passes the adapter's dialer to {@link AdapterPeerDialer}. */
@MessageDriven(name = "PeerUserPort", messageListenerInterface = PeerDialerConsumer.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class PeerUserPort implements PeerDialerConsumer {

  @Inject AdapterPeerDialer peers;

  @Override
  public void offer(PeerDialer dialer) {
    peers.offer(dialer);
  }
}
