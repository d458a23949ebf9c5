package org.carillon.listener.acme;

import java.util.Optional;

/** Responses to an authority's HTTP challenge (RFC 8555 §8.3). */
@FunctionalInterface
public interface AcmeTokens {

  /** Returns the response to a token; empty if no order waits with it. */
  Optional<String> answer(String token);
}
