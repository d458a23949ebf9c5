package org.carillon.protocol.sasl;

import java.util.Optional;

/** One authentication exchange by a mechanism, on the server's side (RFC 4422 §3). */
public interface SaslExchange {

  /**
   * Returns the next step.
   *
   * @param response the client's response; empty at the beginning without an initial response
   *     (which differs from an empty one)
   */
  SaslStep step(Optional<byte[]> response);
}
