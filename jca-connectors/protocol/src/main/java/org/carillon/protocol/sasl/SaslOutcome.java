package org.carillon.protocol.sasl;

import org.carillon.contract.identity.Credentials;
import org.carillon.protocol.wire.Input;

/** How a dialogue ended. */
public sealed interface SaslOutcome {

  /** The client has shown these; {@code Sessions} says whether they are good. */
  record Shown(Credentials credentials) implements SaslOutcome {}

  /** The client took it back with {@code *}. */
  record Cancelled() implements SaslOutcome {}

  /** Not Base64, or not the mechanism's grammar. */
  record Malformed() implements SaslOutcome {}

  /** A response longer than {@link SaslDialogue#LINE_OCTETS}. */
  record TooLong() implements SaslOutcome {}

  /** The client fell silent or went away. */
  record Gone(Input how) implements SaslOutcome {}
}
