package org.carillon.contract.peer;

import java.io.IOException;
import java.time.Duration;

/** What an adapter offers to who must not open sockets. Is used by many threads. */
public interface PeerDialer {

  /**
   * Connects.
   *
   * @param patience how long connecting may take, and each read from then on
   * @throws IOException when nobody is there
   */
  PeerConnection open(PeerAddress address, Duration patience) throws IOException;
}
