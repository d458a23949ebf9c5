package org.carillon.policy.internal.peer;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.contract.peer.PeerUser;

/** Passes the adapter's dialer to {@link OfferedPeers}. */
@MessageDriven(name = "PeerUserPort", messageListenerInterface = PeerUser.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class PeerUserPort implements PeerUser {

  @Inject OfferedPeers peers;

  @Override
  public void offer(PeerDialer dialer) {
    peers.offer(dialer);
  }
}
