package org.carillon.contract.acme;

import java.net.URI;
import java.security.KeyPair;

/**
 * An account at a certificate authority.
 *
 * @param server the authority that has the account
 * @param key signs the requests of the account
 * @param location the account's URL at the authority (RFC 8555 §7.3)
 */
public record AcmeAccountKey(AcmeServer server, KeyPair key, URI location) {
  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "AcmeAccountKey[" + location + "]";
  }
}
