package org.carillon.contract.peer;

import java.io.IOException;
import java.time.Duration;

/** Dials for the core, which must not open sockets. It is used by many threads. */
public interface PeerDialer {

  /** Connects. The timeout is for connecting, and for each read afterwards. */
  PeerConnection open(PeerAddress address, Duration patience) throws IOException;
}
