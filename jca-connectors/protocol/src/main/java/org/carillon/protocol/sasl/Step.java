package org.carillon.protocol.sasl;

import org.carillon.contract.identity.Credentials;

/** What an exchange wants next. */
public sealed interface Step {

  /**
   * Say this to the client and bring its response.
   *
   * @param text the challenge; ASCII, may be empty
   */
  record Challenge(String text) implements Step {}

  /** The client has shown these; whether they are good is for {@code Sessions} to say. */
  record Shown(Credentials credentials) implements Step {}

  /** The client broke the mechanism's grammar. */
  record Malformed() implements Step {}
}
