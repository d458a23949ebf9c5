package org.carillon.listener.acme;

import java.util.Optional;

/** What the web shows authorities that look whose a host is (RFC 8555 §8.3). */
@FunctionalInterface
public interface AcmeTokens {

  /** The answer to a token; empty for one that no order of ours waits with. */
  Optional<String> answer(String token);
}
