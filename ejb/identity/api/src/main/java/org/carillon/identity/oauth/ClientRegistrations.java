package org.carillon.identity.oauth;

import org.carillon.contract.identity.Peer;

/** Programs that register themselves, where a domain lets them (RFC 7591). */
public interface ClientRegistrations {

  /**
   * Whether programs register themselves with the domain that an issuer's host is of.
   *
   * @param issuer as whom this server was asked
   */
  boolean isOffered(String issuer);

  /**
   * Registers a public client of that domain: one without a secret, whose people are sent back to
   * their own machine or to an application there.
   *
   * @param metadata what it says of itself (RFC 7591 §2), JSON
   * @param peer where it asks from; a network registers so many a day
   */
  OAuthAnswer register(String issuer, String metadata, Peer peer);
}
