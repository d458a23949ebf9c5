package org.carillon.contract.acme;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An order for a certificate.
 *
 * @param names the host names, in A-labels; a leading {@code *.} is allowed
 * @param request the signing request (PKCS #10) with these names, DER
 * @param challenge how control of the names is proven
 * @param replaces the certificate that the new one replaces (RFC 9773 §5)
 * @param patience the longest wait for the authority, each time that it is waited for
 */
public record AcmeOrder(
    List<String> names,
    byte[] request,
    ChallengeKind challenge,
    Optional<X509Certificate> replaces,
    Duration patience) {
  public AcmeOrder {
    names = List.copyOf(names);
  }
}
