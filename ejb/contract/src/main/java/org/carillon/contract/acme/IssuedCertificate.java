package org.carillon.contract.acme;

import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate that the authority issued: the certificate first, then its issuers. */
public record IssuedCertificate(List<X509Certificate> chain) {
  public IssuedCertificate {
    chain = List.copyOf(chain);
  }
}
