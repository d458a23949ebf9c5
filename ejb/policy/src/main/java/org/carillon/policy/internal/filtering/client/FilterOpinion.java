package org.carillon.policy.internal.filtering.client;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.Verdict;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.verdict.Finding;

/**
 * What a filter made of a message; another body lies where it was to be put.
 *
 * @param stopped what it had the client told
 * @param header another header, if it made one
 * @param envelope other recipients, or another sender, if it made them
 */
public record FilterOpinion(
    List<Finding> findings,
    Optional<Verdict> stopped,
    Optional<Header> header,
    Optional<Envelope> envelope) {
  /** It has nothing to say. */
  static final FilterOpinion NOTHING = of(List.of());

  /** Copies. */
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
