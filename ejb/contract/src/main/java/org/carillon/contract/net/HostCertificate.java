package org.carillon.contract.net;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and the host names (SNI, RFC 6066 §3) it answers for.
 *
 * @param names lower-case A-label host names, a leading {@code *.} allowed; empty for the default
 *     certificate
 * @param chain the certificate first, then its issuers
 * @param key the certificate's private key
 */
public record HostCertificate(List<String> names, List<X509Certificate> chain, PrivateKey key) {
  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "HostCertificate" + names;
  }
}
