package org.carillon.identity.oauth;

import org.carillon.contract.identity.Peer;

/** Registers programs that register themselves, in domains that allow it (RFC 7591). */
public interface ClientRegistrations {

  /**
   * Returns whether programs may register themselves with the domain to which the issuer's host
   * belongs.
   *
   * @param issuer the issuer as which this server was addressed
   */
  boolean isOffered(String issuer);

  /**
   * Registers a public client of that domain. Such a client has no secret, and its redirect URIs
   * lead to the user's own machine or to an application there.
   *
   * @param metadata the client's metadata (RFC 7591 §2), in JSON
   * @param peer the client's network address; the number of registrations from one network in a day
   *     is limited
   */
  OAuthAnswer register(String issuer, String metadata, Peer peer);
}
