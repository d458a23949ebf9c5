package org.carillon.contract.acme;

import java.security.KeyPair;
import java.util.Optional;

/**
 * An account to be created.
 *
 * @param key the account's own key
 * @param contact the mail address of the person responsible for the account; empty for none
 * @param termsAgreed true if the authority's terms are agreed to
 * @param binding an account that the authority already knows and that the new one is bound to (RFC
 *     8555 §7.3.4)
 */
public record AcmeRegistration(
    KeyPair key, String contact, boolean termsAgreed, Optional<Binding> binding) {

  /** The credentials, with a base64url key, for an account that the authority already knows. */
  public record Binding(String keyId, String key) {
    /** Leaves the key out, so that no log can show it. */
    @Override
    public String toString() {
      return "Binding[" + keyId + "]";
    }
  }

  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "AcmeRegistration[" + contact + "]";
  }
}
