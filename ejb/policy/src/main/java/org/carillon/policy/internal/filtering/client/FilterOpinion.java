package org.carillon.policy.internal.filtering.client;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.Verdict;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.verdict.Finding;

/**
 * The result of a filter for a message. A new body is where the filter was to write it.
 *
 * @param stopped the reply to the client that the filter asked for
 * @param header the new header, if the filter changed it
 * @param envelope the new envelope, if the filter changed its sender or recipients
 */
public record FilterOpinion(
    List<Finding> findings,
    Optional<Verdict> stopped,
    Optional<Header> header,
    Optional<Envelope> envelope) {
  static final FilterOpinion NOTHING = of(List.of());

  public FilterOpinion {
    findings = List.copyOf(findings);
  }

  static FilterOpinion of(List<Finding> findings) {
    return new FilterOpinion(findings, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static FilterOpinion of(Verdict stopped) {
    return new FilterOpinion(List.of(), Optional.of(stopped), Optional.empty(), Optional.empty());
  }
}
