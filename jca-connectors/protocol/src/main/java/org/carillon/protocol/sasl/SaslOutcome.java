package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.SignIn;
import org.carillon.protocol.wire.Input;

/** The end of a dialogue. */
public sealed interface SaslOutcome {

  /**
   * {@code Sessions} has decided whether the client may sign in.
   *
   * @param last the data to send with success, if the protocol can; empty if there are none, or
   *     they were sent already
   */
  record Decided(SignIn answer, Optional<byte[]> last) implements SaslOutcome {}

  /** The client cancelled with {@code *}. */
  record Cancelled() implements SaslOutcome {}

  /** The response is not Base64, or violates the mechanism's grammar. */
  record Malformed() implements SaslOutcome {}

  /** A response longer than {@link Base64Lines#LINE_OCTETS}. */
  record TooLong() implements SaslOutcome {}

  /** The client fell silent or left. */
  record Gone(Input how) implements SaslOutcome {}
}
