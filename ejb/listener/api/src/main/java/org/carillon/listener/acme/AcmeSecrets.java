package org.carillon.listener.acme;

import java.util.Optional;

/**
 * Secrets of an account, which are never shown; empty ones stay unchanged.
 *
 * @param bindingKey the secret of the account that it is bound to, in base64url
 * @param dnsSecret the secret of the DNS key, in base64
 */
public record AcmeSecrets(Optional<String> bindingKey, Optional<String> dnsSecret) {
  /** Omits the secrets, so that no log can show them. */
  @Override
  public String toString() {
    return "AcmeSecrets";
  }
}
