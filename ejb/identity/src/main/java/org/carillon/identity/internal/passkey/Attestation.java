package org.carillon.identity.internal.passkey;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser answers that made a passkey (WebAuthn §5.2.1).
 *
 * @param clientData what the browser says of the page, as JSON
 * @param object the attestation object, in CBOR
 * @param transports how the authenticator is reached, with commas between
 */
record Attestation(byte[] clientData, byte[] object, String transports) {
  private static final int PARTS = 3;
  private static final Pattern TRANSPORTS = Pattern.compile("|[a-z-]{1,20}(,[a-z-]{1,20}){0,7}");

  /** Reads one; empty if it is none. */
  static Optional<Attestation> read(String text) {
    return Parts.read(text, PARTS)
        .map(
            part ->
                new Attestation(
                    part.get(0), part.get(1), new String(part.get(2), StandardCharsets.US_ASCII)))
        .filter(read -> TRANSPORTS.matcher(read.transports()).matches());
  }
}
