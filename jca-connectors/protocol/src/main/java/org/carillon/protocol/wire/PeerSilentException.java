package org.carillon.protocol.wire;

import java.io.IOException;

/** Thrown when the peer pauses longer than a session waits, within a literal or a message. */
public final class PeerSilentException extends IOException {
  private static final long serialVersionUID = 1L;

  PeerSilentException() {
    super("The peer sent nothing for too long");
  }
}
