package org.carillon.listener.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.listener.KeyType;

/**
 * A key that was made here, and what an authority is asked by.
 *
 * @param name what administrators call it
 * @param domain the domain whose it is; empty for the server's own
 * @param hosts the names it is for
 * @param days for how long it vouches for itself; 0 where an authority is to sign it
 * @param subject what else is said of whose it is
 * @param request for the authority, in PEM; empty of one that is to be made
 * @param certificate what is in use of it, with its issuers, in PEM; empty while nothing is
 * @param expires when that ends
 */
public record CertificateRequest(
    String name,
    Optional<String> domain,
    List<String> hosts,
    KeyType keyType,
    int days,
    Subject subject,
    String request,
    String certificate,
    Optional<Instant> expires,
    long version,
    Instant created) {
  /** Copies. */
  public CertificateRequest {
    hosts = List.copyOf(hosts);
  }

  /** Whose a certificate is, beside its hosts; what is empty is not said. */
  public record Subject(
      String commonName,
      String organization,
      String unit,
      String locality,
      String state,
      String country,
      String email) {}
}
