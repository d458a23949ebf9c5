package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.SignIn;
import org.carillon.protocol.wire.Input;

/** How a dialogue ended. */
public sealed interface SaslOutcome {

  /**
   * {@code Sessions} has said whether the client may come in.
   *
   * @param last what is to be told with success, where the protocol can; empty if there is nothing,
   *     or it was told already
   */
  record Decided(SignIn answer, Optional<byte[]> last) implements SaslOutcome {}

  /** The client took it back with {@code *}. */
  record Cancelled() implements SaslOutcome {}

  /** Not Base64, or not the mechanism's grammar. */
  record Malformed() implements SaslOutcome {}

  /** A response longer than {@link Base64Lines#LINE_OCTETS}. */
  record TooLong() implements SaslOutcome {}

  /** The client fell silent or went away. */
  record Gone(Input how) implements SaslOutcome {}
}
