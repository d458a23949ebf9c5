package org.carillon.policy.internal.peer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.contract.peer.PeerDialerConsumer;

/** Connects with the resource adapter's dialer. Until it offers one, connections fail. */
@ApplicationScoped
public class AdapterPeerDialer implements PeerDialer, PeerDialerConsumer {
  private volatile PeerDialer dialer;

  @Override
  public void offer(PeerDialer offered) {
    dialer = offered;
  }

  @Override
  public PeerConnection open(PeerAddress address, Duration patience) throws IOException {
    PeerDialer current = dialer;
    if (current == null) {
      throw new IOException("The mail adapter has not started");
    }
    return current.open(address, patience);
  }
}
