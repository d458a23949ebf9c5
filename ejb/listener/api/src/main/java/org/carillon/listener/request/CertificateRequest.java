package org.carillon.listener.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.listener.KeyType;

/**
 * A key that was made here, and its signing request.
 *
 * @param name the administrators' name for it
 * @param domain its domain; empty for the server's own
 * @param hosts the names it is for
 * @param days the days a self-signed certificate is valid; 0 if an authority is to sign it
 * @param subject the other parts of its subject
 * @param request for the authority, in PEM; empty before it is made
 * @param certificate the certificate in use, with its issuers, in PEM; empty for none
 * @param expires when that expires
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
  public CertificateRequest {
    hosts = List.copyOf(hosts);
  }

  /** A certificate's subject, besides its hosts; empty parts are left out. */
  public record Subject(
      String commonName,
      String organization,
      String unit,
      String locality,
      String state,
      String country,
      String email) {}
}
