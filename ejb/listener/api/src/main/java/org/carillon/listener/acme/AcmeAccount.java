package org.carillon.listener.acme;

import java.time.Duration;
import java.time.Instant;

/**
 * An account at a certificate authority.
 *
 * @param name the administrators' name for it
 * @param directory the URL of the authority's directory
 * @param contact a mail address; empty for none
 * @param termsAgreed whether an administrator agrees to the authority's terms
 * @param terms the URL of the terms, if known
 * @param bindingId the id of an existing account there to which it is bound; or empty
 * @param authorities PEM of the issuers of the authority's own HTTPS certificate; empty for those
 *     that the platform trusts
 * @param dns how the DNS proves that names are ours
 * @param location the account's URL there; empty until it was made
 */
public record AcmeAccount(
    String name,
    String directory,
    String contact,
    boolean termsAgreed,
    String terms,
    String bindingId,
    String authorities,
    Dns dns,
    String location,
    long version,
    Instant created) {

  /**
   * Settings for changes of DNS records.
   *
   * @param server the DNS server that takes changes (RFC 2136); empty for none
   * @param zone the zone; empty to find it
   * @param key the name of the key that signs changes; empty for none
   * @param algorithm the key's algorithm
   * @param helper a program that makes the changes instead, with its arguments; empty for none
   * @param delay the time until every server of a zone knows of a change
   */
  public record Dns(
      String server, String zone, String key, String algorithm, String helper, Duration delay) {}
}
