package org.carillon.contract.acme;

import java.security.KeyPair;
import java.util.Optional;

/**
 * An account to be made.
 *
 * @param key its own
 * @param contact the mail address where the authority reaches who is responsible; empty for none
 * @param termsAgreed whether the authority's terms are agreed to
 * @param binding an account that is known there already, to which it is bound (RFC 8555 §7.3.4)
 */
public record AcmeRegistration(
    KeyPair key, String contact, boolean termsAgreed, Optional<Binding> binding) {

  /**
   * What the authority gave of the account known already.
   *
   * @param keyId its name
   * @param key the secret, in base64url
   */
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
