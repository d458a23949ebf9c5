package org.carillon.mailauth.dmarc;

import java.util.Optional;

/**
 * What was found, as header fields and reports tell it.
 *
 * @param authorDomain the domain in From that decided; empty when there is none
 * @param published the record that applies; empty without one
 * @param isDkimAligned whether a DKIM signature passed and is of the author's organization
 * @param isSpfAligned whether SPF passed and its domain is
 */
public record DmarcVerdict(
    String authorDomain,
    DmarcResult result,
    Optional<PublishedPolicy> published,
    boolean isDkimAligned,
    boolean isSpfAligned) {

  /** Without a policy, or before one was found. */
  static DmarcVerdict without(String authorDomain, DmarcResult result) {
    return new DmarcVerdict(authorDomain, result, Optional.empty(), false, false);
  }
}
