package org.carillon.webadmin.trace;

import java.util.Comparator;
import java.util.List;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.web.Texts;

/**
 * A check's finding for people.
 *
 * @param check the check's name
 * @param weight its points, or the handling it requires
 * @param reason the reason
 * @param link the page that can change it; may be empty
 * @param source the object that is changed there
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

  /** The name of a check; external filters have their own. */
  static String checkName(String check, Texts texts) {
    String key = "trace.check." + check;
    return texts.knows(key) ? texts.of(key) : check;
  }

  /** The reason with the greatest weight, or empty. */
  static String worst(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.isSetAside())
        .max(Comparator.comparing(Finding::demand).thenComparing(Finding::points))
        .map(Finding::reason)
        .orElse("");
  }
}
