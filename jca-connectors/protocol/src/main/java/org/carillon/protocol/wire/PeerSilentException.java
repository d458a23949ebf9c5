package org.carillon.protocol.wire;

import java.io.IOException;

/** The peer paused longer than a session waits, amid a literal or a message. */
public final class PeerSilentException extends IOException {
  private static final long serialVersionUID = 1L;

  PeerSilentException() {
    super("The peer sent nothing for too long");
  }
}
