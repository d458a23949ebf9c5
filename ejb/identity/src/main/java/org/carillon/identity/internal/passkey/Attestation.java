package org.carillon.identity.internal.passkey;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A browser's answer about a newly created passkey (WebAuthn §5.2.1).
 *
 * @param clientData the browser's description of the page, as JSON
 * @param object the attestation object, in CBOR
 * @param transports the transports by which the authenticator is reached, separated by commas
 */
record Attestation(byte[] clientData, byte[] object, String transports) {
  private static final int PARTS = 3;
  private static final Pattern TRANSPORTS = Pattern.compile("|[a-z-]{1,20}(,[a-z-]{1,20}){0,7}");

  /** Reads an answer; empty if it is malformed. */
  static Optional<Attestation> read(String text) {
    return DottedValues.read(text, PARTS)
        .map(
            part ->
                new Attestation(
                    part.get(0), part.get(1), new String(part.get(2), StandardCharsets.US_ASCII)))
        .filter(read -> TRANSPORTS.matcher(read.transports()).matches());
  }
}
