package org.carillon.mailauth.dmarc;

import java.util.Optional;

/**
 * The DMARC verdict, with the data for header fields and reports.
 *
 * @param authorDomain the domain in From that decided; empty if there is none
 * @param published the record that applies; empty if there is none
 * @param isDkimAligned true if a DKIM signature passed and its domain is aligned with the author's
 * @param isSpfAligned true if SPF passed and its domain is aligned with the author's
 */
public record DmarcVerdict(
    String authorDomain,
    DmarcResult result,
    Optional<PublishedPolicy> published,
    boolean isDkimAligned,
    boolean isSpfAligned) {

  /** Returns a verdict without a policy. */
  static DmarcVerdict without(String authorDomain, DmarcResult result) {
    return new DmarcVerdict(authorDomain, result, Optional.empty(), false, false);
  }
}
