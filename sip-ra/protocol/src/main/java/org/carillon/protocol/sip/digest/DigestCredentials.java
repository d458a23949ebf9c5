package org.carillon.protocol.sip.digest;

import java.util.Locale;
import java.util.Optional;
import org.carillon.protocol.sip.wire.Parameters;

/** A client's digest credentials in Authorization or Proxy-Authorization (RFC 7616 §3.4). */
record DigestCredentials(Parameters parameters) {
  private static final String SCHEME = "digest ";

  /** Reads a header's value; empty if it is malformed or of another scheme. */
  static Optional<DigestCredentials> of(String value) {
    boolean digest =
        value.length() > SCHEME.length()
            && value.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME);
    return digest
        ? Parameters.of(value.substring(SCHEME.length()), ',').map(DigestCredentials::new)
        : Optional.empty();
  }

  /** Returns a parameter; an empty text if it is missing. */
  String get(String name) {
    return parameters.get(name).orElse("");
  }
}
