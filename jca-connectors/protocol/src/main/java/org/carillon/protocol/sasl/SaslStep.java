package org.carillon.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.identity.SignIn;

/** What comes next in an authentication exchange (RFC 4422 §3.4). */
public sealed interface SaslStep {

  /**
   * Say this to the client and bring its response.
   *
   * @param octets the challenge; may be empty
   */
  record Challenge(byte[] octets) implements SaslStep {
    Challenge(String text) {
      this(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * It is over.
   *
   * @param answer what came of it
   * @param last what the client is to be told with success (RFC 4422 §3.6); empty for nothing
   */
  record Decided(SignIn answer, Optional<byte[]> last) implements SaslStep {
    /** Without anything to tell the client. */
    Decided(SignIn answer) {
      this(answer, Optional.empty());
    }
  }

  /** The client broke the mechanism's grammar. */
  record Malformed() implements SaslStep {}
}
