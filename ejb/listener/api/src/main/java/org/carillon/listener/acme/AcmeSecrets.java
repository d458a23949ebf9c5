package org.carillon.listener.acme;

import java.util.Optional;

/**
 * What is said of an account and never shown; empty leaves what is there.
 *
 * @param bindingKey the secret of the account that it is bound to, in base64url
 * @param dnsSecret the secret of the DNS key, in base64
 */
public record AcmeSecrets(Optional<String> bindingKey, Optional<String> dnsSecret) {
  /** Leaves them out, so that no log can show them. */
  @Override
  public String toString() {
    return "AcmeSecrets";
  }
}
