package org.carillon.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;

/** The next step of an authentication exchange (RFC 4422 §3.4). */
public sealed interface SaslStep {

  /** A challenge to send, maybe empty; the response goes to the next step. */
  record Challenge(byte[] octets) implements SaslStep {
    Challenge(String text) {
      this(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The exchange is over; the last data go with success (RFC 4422 §3.6), if any. */
  record Decided(SignIn answer, Optional<byte[]> last) implements SaslStep {
    /** Creates one without data for the client. */
    Decided(SignIn answer) {
      this(answer, Optional.empty());
    }
  }

  /** The client violated the mechanism's grammar. */
  record Malformed() implements SaslStep {}
}
