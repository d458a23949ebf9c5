package org.carillon.contract.call;

import java.util.List;
import java.util.Optional;

/** The routing decision for a request outside any dialog (RFC 3261 §16.5). */
public sealed interface CallRoute {

  /**
   * Forwards the request to phones: first to all phones of the highest priority at once, then to
   * the next ones if all of these failed (RFC 3261 §16.6).
   *
   * @param bindings never empty
   * @param caller the address that the sender claims, if it has authenticated as that user; it is
   *     asserted to the phones (RFC 3325 §5)
   */
  record Ring(List<Binding> bindings, Optional<AddressOfRecord> caller) implements CallRoute {}

  /** Redirects the caller's phone, which contacts one of the URIs (302), the best first. */
  record Redirect(List<String> uris) implements CallRoute {}

  /**
   * Asks the sender to authenticate first (407).
   *
   * @param realm the domain of the user that the caller claims to be
   * @param offers the algorithms by which its users are challenged, in order of preference; never
   *     empty
   */
  record Challenge(String realm, List<DigestAlgorithm> offers) implements CallRoute {}

  /** Refuses the request, with a SIP status code of 400 or above and its reason phrase. */
  record Refuse(int status, String reason) implements CallRoute {}
}
