package org.carillon.protocol.sasl;

import java.io.IOException;

/** How a protocol carries challenges and responses (RFC 4422 §4). */
public interface SaslChannel {

  /** What a challenge brought. */
  sealed interface Brought {
    /** The client's response. */
    record Response(byte[] octets) implements Brought {}

    /** None: the exchange is over. */
    record Over(SaslOutcome outcome) implements Brought {}
  }

  /** Says a challenge and waits for the response. */
  Brought ask(byte[] challenge) throws IOException;

  /** Whether the answer to a sign-in can bring something along (RFC 4422 §4 item 3c). */
  boolean tellsWithSuccess();
}
