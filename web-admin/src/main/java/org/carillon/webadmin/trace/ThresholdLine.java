package org.carillon.webadmin.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Thresholds;
import org.carillon.web.Texts;

/**
 * The points at which something was done for some recipients.
 *
 * @param recipients the recipients with these thresholds
 * @param said the thresholds in words
 */
public record ThresholdLine(String recipients, String said) {

  static List<ThresholdLine> of(MessageTrace trace, Texts texts) {
    Map<Thresholds, List<String>> alike = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(trace.thresholds().size(), trace.recipients().size()); i++) {
      alike
          .computeIfAbsent(trace.thresholds().get(i), each -> new ArrayList<>())
          .add(trace.recipients().get(i));
    }
    return alike.entrySet().stream()
        .map(
            each ->
                new ThresholdLine(String.join(", ", each.getValue()), said(each.getKey(), texts)))
        .toList();
  }

  private static String said(Thresholds limits, Texts texts) {
    String said =
        Stream.of(
                said(Handling.TAG, limits.tag(), texts),
                said(Handling.JUNK, limits.junk(), texts),
                said(Handling.QUARANTINE, limits.quarantine(), texts),
                said(Handling.REJECT, limits.reject(), texts),
                said(Handling.DISCARD, limits.discard(), texts))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? texts.of("trace.thresholds.none") : said;
  }

  private static String said(Handling handling, long points, Texts texts) {
    return points == 0
        ? ""
        : texts.of("trace.threshold", texts.of("handling." + handling.word()), points);
  }
}
