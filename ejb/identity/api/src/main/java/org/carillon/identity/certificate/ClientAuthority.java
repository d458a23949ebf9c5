package org.carillon.identity.certificate;

import java.time.Instant;
import java.util.List;

/**
 * A certificate authority that vouches for clients.
 *
 * @param name the name that administrators gave it
 * @param certificates the authority's own certificates, in PEM
 * @param mapping the field of a client's certificate that names the account
 * @param pattern the template of the account's name, with {@code {value}} or {@code {local}} for
 *     the value of that field
 * @param domains the domains for whose accounts it vouches; empty for all
 * @param revoked the serial numbers of revoked certificates, in hexadecimal digits
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
  public ClientAuthority {
    domains = List.copyOf(domains);
    revoked = List.copyOf(revoked);
  }
}
