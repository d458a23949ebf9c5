package org.carillon.listener.acme;

import java.time.Duration;
import java.time.Instant;

/**
 * An account at a certificate authority.
 *
 * @param name what administrators call it
 * @param directory the address of the authority's directory
 * @param contact a mail address; empty for none
 * @param termsAgreed whether an administrator agrees to the authority's terms
 * @param terms where they are, as far as that is known
 * @param bindingId the name of an account known there already, to which it is bound; or empty
 * @param authorities PEM of whom the authority's own HTTPS is vouched for by; empty for whom the
 *     platform trusts
 * @param dns how names are shown to be ours in the DNS
 * @param location its address there; empty until it was made
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
   * How records get into the DNS.
   *
   * @param server where zones are changed (RFC 2136); empty for not so
   * @param zone whose; empty to find it
   * @param key the name of the key that signs changes; empty for none
   * @param algorithm the key's
   * @param helper a program that changes them instead, with its arguments; empty for none
   * @param delay how long it takes until every server of a zone knows of a change
   */
  public record Dns(
      String server, String zone, String key, String algorithm, String helper, Duration delay) {}
}
