package org.carillon.protocol.sasl;

import java.util.Optional;

/** One authentication exchange by a mechanism, on the server's side (RFC 4422 §3). */
public interface SaslExchange {

  /**
   * What comes next.
   *
   * @param response what the client sent; empty at the very begin when it sent no initial response
   *     (which differs from an empty one)
   */
  SaslStep step(Optional<byte[]> response);
}
