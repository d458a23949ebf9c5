package org.carillon.policy.report;

import java.util.List;

/**
 * What received reports say of a domain over some time.
 *
 * @param sources who sends in its name, who sends most first
 * @param days from the first to the last, also those without mail
 * @param reports those it comes from, the latest first; at most {@link DmarcReports#MOST}
 * @param failures what was reported of single messages, likewise
 */
public record DomainFigures(
    List<SourceFigures> sources,
    List<DayFigures> days,
    List<ReceivedReport> reports,
    List<ReceivedFailure> failures) {
  /** Copies. */
  public DomainFigures {
    sources = List.copyOf(sources);
    days = List.copyOf(days);
    reports = List.copyOf(reports);
    failures = List.copyOf(failures);
  }
}
