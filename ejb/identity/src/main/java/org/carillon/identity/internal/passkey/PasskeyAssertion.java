package org.carillon.identity.internal.passkey;

import java.util.Optional;

/**
 * A browser's answer to a sign-in by a passkey (WebAuthn §5.2.2).
 *
 * @param credential the credential id
 * @param clientData the browser's description of the page, as JSON
 * @param authenticatorData the authenticator data
 * @param signature the signature over both
 * @param user the id by which the authenticator knows the account; empty for none
 */
record PasskeyAssertion(
    byte[] credential, byte[] clientData, byte[] authenticatorData, byte[] signature, byte[] user) {
  private static final int PARTS = 5;

  /** The largest number of octets of a credential id (WebAuthn §4). */
  private static final int MOST_CREDENTIAL = 1_023;

  /** Reads an answer; empty if it is malformed. */
  static Optional<PasskeyAssertion> read(String text) {
    return DottedValues.read(text, PARTS)
        .filter(part -> part.get(0).length > 0 && part.get(0).length <= MOST_CREDENTIAL)
        .map(
            part ->
                new PasskeyAssertion(
                    part.get(0), part.get(1), part.get(2), part.get(3), part.get(4)));
  }
}
