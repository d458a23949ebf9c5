package org.carillon.adapter.peer;

import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;

/** Connects over TCP, with TLS or without, and to sockets in the file system. */
public final class AdapterPeers implements PeerDialer {

  @Override
  public PeerConnection open(PeerAddress address, Duration patience) throws IOException {
    return switch (address) {
      case PeerAddress.Tcp tcp -> TcpPeer.open(tcp, patience);
      case PeerAddress.Resolved resolved -> TcpPeer.open(resolved, patience);
      case PeerAddress.Local local -> LocalPeer.open(local, patience);
    };
  }
}
