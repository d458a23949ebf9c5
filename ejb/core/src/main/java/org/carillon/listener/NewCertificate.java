package org.carillon.listener;

import java.util.Optional;

/**
 * A certificate to use.
 *
 * @param pem the certificate, then its issuers, and its private key without a passphrase, each in
 *     PEM (RFC 7468), in any order but for the chain's
 * @param domain whose administrators may change it; empty for the server's own
 * @param isDefault whether it takes the place of the default one
 */
public record NewCertificate(String pem, Optional<String> domain, boolean isDefault) {
  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewCertificate[" + domain + "]";
  }
}
