package org.carillon.webadmin.trace;

import java.util.Comparator;
import java.util.List;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.web.Texts;

/**
 * What a check found, as people read it.
 *
 * @param check who found it
 * @param weight how much it counts, or what it demands
 * @param reason why
 * @param link the page where it can be had otherwise; empty without one
 * @param source what is changed there
 */
public record FindingLine(String check, String weight, String reason, String link, String source) {

  static FindingLine of(Finding finding, Texts texts, String link) {
    String weight =
        finding.demand() == Handling.ACCEPT
            ? String.format(texts.locale(), "%+d", finding.points())
            : texts.of("trace.demands", texts.of("handling." + finding.demand().word()));
    return new FindingLine(
        checkName(finding.check(), texts),
        finding.isSetAside() ? texts.of("trace.set-aside", weight) : weight,
        finding.reason(),
        link,
        finding.source().substring(finding.source().indexOf('/') + 1));
  }

  /** What a check is called: external filters go by their names. */
  static String checkName(String check, Texts texts) {
    String key = "trace.check." + check;
    return texts.knows(key) ? texts.of(key) : check;
  }

  /** The reason that weighs most of what counts; empty if nothing does. */
  static String worst(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.isSetAside())
        .max(Comparator.comparing(Finding::demand).thenComparing(Finding::points))
        .map(Finding::reason)
        .orElse("");
  }
}
