package org.carillon.protocol.sasl;

import java.util.Optional;

/** One run of a mechanism, on the server's side. */
public interface Exchange {

  /**
   * What comes next.
   *
   * @param response what the client sent; empty at the very begin when it sent no initial response
   *     (which differs from an empty one)
   */
  Step step(Optional<byte[]> response);
}
