package org.carillon.policy.report;

import java.util.List;

/**
 * Figures from received reports about a domain over a period.
 *
 * @param sources the hosts that send in its name, the most active first
 * @param days the days from first to last, including those without mail
 * @param reports the reports behind the figures, the latest first; at most {@link
 *     DmarcReports#MOST}
 * @param failures the reports of single messages, likewise
 */
public record DomainFigures(
    List<SourceFigures> sources,
    List<DayFigures> days,
    List<ReceivedReport> reports,
    List<ReceivedFailure> failures) {
  public DomainFigures {
    sources = List.copyOf(sources);
    days = List.copyOf(days);
    reports = List.copyOf(reports);
    failures = List.copyOf(failures);
  }
}
