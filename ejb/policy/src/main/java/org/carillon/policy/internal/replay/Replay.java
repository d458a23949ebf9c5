package org.carillon.policy.internal.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.policy.replay.ReplayReport;
import org.carillon.policy.replay.ReplayReport.Difference;
import org.carillon.policy.replay.ReplayReport.Shift;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.RecipientThresholds;

/** Judges traces one after the other, and counts the differences. Used once. */
final class Replay {
  private static final int ALL = 100;

  private final RecipientThresholds thresholds;
  private final Map<String, Integer> weights;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private long judged;

  /**
   * @param weights the weights by check, in per cent
   */
  Replay(RecipientThresholds thresholds, Map<String, Integer> weights) {
    this.thresholds = thresholds;
    this.weights = weights;
  }

  void judge(MessageTrace trace) {
    judged++;
    List<Finding> counted =
        trace.findings().stream()
            .filter(finding -> !finding.isSetAside() && weight(finding) > 0)
            .toList();
    long points =
        counted.stream().mapToLong(finding -> (long) finding.points() * weight(finding)).sum()
            / ALL;
    Handling after =
        counted.stream()
            .map(Finding::demand)
            .reduce(thresholds.of(recipients(trace)).handling(points), Handling::or);
    if (after == trace.handling()) {
      return;
    }
    counts.merge(trace.handling() + " " + after, 1L, Long::sum);
    if (differences.size() < ReplayReport.MOST_DIFFERENCES) {
      differences.add(
          new Difference(
              trace.trace(),
              trace.at(),
              trace.sender(),
              trace.recipients(),
              trace.handling(),
              trace.points(),
              after,
              points));
    }
  }

  private int weight(Finding finding) {
    return weights.getOrDefault(finding.check(), ALL);
  }

  private static List<ForwardPath> recipients(MessageTrace trace) {
    return trace.recipients().stream()
        .map(address -> new ForwardPath(address, Set.of(), Optional.empty()))
        .toList();
  }

  /**
   * Returns the result.
   *
   * @param isCut whether there were more traces to judge
   */
  ReplayReport report(boolean isCut) {
    List<Shift> shifts =
        counts.entrySet().stream()
            .map(entry -> shift(entry.getKey().split(" "), entry.getValue()))
            .sorted(Comparator.comparingLong(Shift::count).reversed())
            .toList();
    return new ReplayReport(judged, isCut, shifts, differences);
  }

  private static Shift shift(String[] handlings, long count) {
    return new Shift(Handling.valueOf(handlings[0]), Handling.valueOf(handlings[1]), count);
  }
}
