package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/**
 * The findings of the checks and the resulting handling.
 *
 * @param points the sum of the points of the findings that count
 * @param checks the outcome of each check
 * @param waits whether a check failed without which the mail has to wait
 * @param sender the facts about the sender, if they are known
 * @param allowance the findings that do not count
 * @param fields the fields to put above the header, complete with line ends
 */
public record ScreeningReport(
    Handling handling,
    long points,
    List<Finding> findings,
    List<MessageTrace.Check> checks,
    boolean waits,
    Optional<SenderFacts> sender,
    Allowance allowance,
    List<String> fields) {
  public ScreeningReport {
    findings = List.copyOf(findings);
    checks = List.copyOf(checks);
    fields = List.copyOf(fields);
  }
}
