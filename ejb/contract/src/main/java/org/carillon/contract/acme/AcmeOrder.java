package org.carillon.contract.acme;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that is wanted.
 *
 * @param names the hosts it is for, in A-labels, a leading {@code *.} allowed
 * @param request the signing request (PKCS #10) with these names, DER
 * @param challenge how it is shown whose the names are
 * @param replaces the one that it takes the place of (RFC 9773 §5)
 * @param patience for each time that the authority is waited for
 */
public record AcmeOrder(
    List<String> names,
    byte[] request,
    ChallengeKind challenge,
    Optional<X509Certificate> replaces,
    Duration patience) {
  /** Copies. */
  public AcmeOrder {
    names = List.copyOf(names);
  }
}
