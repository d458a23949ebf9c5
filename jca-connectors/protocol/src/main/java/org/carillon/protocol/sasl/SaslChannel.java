package org.carillon.protocol.sasl;

import java.io.IOException;

/** Carries a protocol's challenges and responses (RFC 4422 §4). */
public interface SaslChannel {

  /** The answer to a challenge. */
  sealed interface Brought {
    /** The client's response. */
    record Response(byte[] octets) implements Brought {}

    /** The exchange is over, without a response. */
    record Over(SaslOutcome outcome) implements Brought {}
  }

  /** Sends a challenge and waits for the response. */
  Brought ask(byte[] challenge) throws IOException;

  /** Returns whether the success reply can contain data (RFC 4422 §4 item 3c). */
  boolean tellsWithSuccess();
}
