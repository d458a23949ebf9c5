package org.carillon.contract.net;

import java.net.InetAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * A certificate and the host names (SNI, RFC 6066 §3) for which it is used.
 *
 * @param names lower-case A-label host names, a leading {@code *.} allowed; empty for the default
 *     certificate
 * @param chain the certificate first, then its issuers
 * @param key the certificate's private key
 * @param addresses our addresses at which it is shown to clients that ask for no name, or for an
 *     unknown name
 */
public record HostCertificate(
    List<String> names, List<X509Certificate> chain, PrivateKey key, Set<InetAddress> addresses) {
  public HostCertificate {
    addresses = Set.copyOf(addresses);
  }

  /** Creates a certificate that is not bound to an address. */
  public HostCertificate(List<String> names, List<X509Certificate> chain, PrivateKey key) {
    this(names, chain, key, Set.of());
  }

  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "HostCertificate" + names;
  }
}
