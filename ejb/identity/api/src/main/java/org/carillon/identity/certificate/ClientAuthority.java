package org.carillon.identity.certificate;

import java.time.Instant;
import java.util.List;

/**
 * A certificate authority that vouches for clients.
 *
 * @param name what administrators call it
 * @param certificates its own, in PEM
 * @param mapping where a certificate says whose it is
 * @param pattern what an account is called by that: {@code {value}} or {@code {local}} in it
 * @param domains for whose accounts it vouches; none for all
 * @param revoked serial numbers in hexadecimal digits
 */
public record ClientAuthority(
    String name,
    String certificates,
    boolean enabled,
    CertificateMapping mapping,
    String pattern,
    List<String> domains,
    List<String> revoked,
    long version,
    Instant created) {
  /** Copies. */
  public ClientAuthority {
    domains = List.copyOf(domains);
    revoked = List.copyOf(revoked);
  }
}
