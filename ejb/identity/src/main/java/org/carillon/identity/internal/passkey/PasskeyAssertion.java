package org.carillon.identity.internal.passkey;

import java.util.Optional;

/**
 * What a browser answers who signs in by a passkey (WebAuthn §5.2.2).
 *
 * @param credential the credential id
 * @param clientData what the browser says of the page, as JSON
 * @param authenticatorData what the authenticator says
 * @param signature over both
 * @param user what the authenticator knows the account by; empty for nothing
 */
record PasskeyAssertion(
    byte[] credential, byte[] clientData, byte[] authenticatorData, byte[] signature, byte[] user) {
  private static final int PARTS = 5;

  /** A credential id has up to so many octets (WebAuthn §4). */
  private static final int MOST_CREDENTIAL = 1_023;

  /** Reads one; empty if it is none. */
  static Optional<PasskeyAssertion> read(String text) {
    return Parts.read(text, PARTS)
        .filter(part -> part.get(0).length > 0 && part.get(0).length <= MOST_CREDENTIAL)
        .map(
            part ->
                new PasskeyAssertion(
                    part.get(0), part.get(1), part.get(2), part.get(3), part.get(4)));
  }
}
