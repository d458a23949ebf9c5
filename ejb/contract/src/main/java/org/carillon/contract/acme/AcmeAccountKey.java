package org.carillon.contract.acme;

import java.net.URI;
import java.security.KeyPair;

/**
 * An account at an authority.
 *
 * @param server whose it is
 * @param key signs what is said in its name
 * @param location its address there (RFC 8555 §7.3)
 */
public record AcmeAccountKey(AcmeServer server, KeyPair key, URI location) {
  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "AcmeAccountKey[" + location + "]";
  }
}
