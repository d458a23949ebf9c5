package org.carillon.contract.call;

import java.util.List;
import java.util.Optional;

/** Where a request outside any dialog goes (RFC 3261 §16.5). */
public sealed interface CallRoute {

  /**
   * To these phones: those of the highest priority first and at once, the next ones when all of
   * them failed (RFC 3261 §16.6).
   *
   * @param bindings never empty
   * @param caller the sender's address as it claimed it, when it has proven to be that user: to be
   *     asserted to the phones (RFC 3325 §5)
   */
  record Ring(List<Binding> bindings, Optional<AddressOfRecord> caller) implements CallRoute {}

  /**
   * Elsewhere; the caller's phone goes there by itself (302).
   *
   * @param uris SIP or tel URIs, the best first; never empty
   */
  record Redirect(List<String> uris) implements CallRoute {}

  /**
   * First say who you are (407).
   *
   * @param realm the domain whose user the caller claims to be
   * @param offers by which algorithms its users are challenged, the first first; never empty
   */
  record Challenge(String realm, List<DigestAlgorithm> offers) implements CallRoute {}

  /**
   * Nowhere.
   *
   * @param status a SIP status code from 400 on
   * @param reason its phrase
   */
  record Refuse(int status, String reason) implements CallRoute {}
}
