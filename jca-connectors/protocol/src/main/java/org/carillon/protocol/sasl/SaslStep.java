package org.carillon.protocol.sasl;

import org.carillon.contract.identity.Credentials;

/** What comes next in an authentication exchange (RFC 4422 §3.4). */
public sealed interface SaslStep {

  /**
   * Say this to the client and bring its response.
   *
   * @param text the challenge; ASCII, may be empty
   */
  record Challenge(String text) implements SaslStep {}

  /** The client has shown these; whether they are good is for {@code Sessions} to say. */
  record Shown(Credentials credentials) implements SaslStep {}

  /** The client broke the mechanism's grammar. */
  record Malformed() implements SaslStep {}
}
