package org.carillon.contract.acme;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the authority made.
 *
 * @param chain the certificate first, then its issuers
 */
public record IssuedCertificate(List<X509Certificate> chain) {
  /** Copies. */
  public IssuedCertificate {
    chain = List.copyOf(chain);
  }
}
