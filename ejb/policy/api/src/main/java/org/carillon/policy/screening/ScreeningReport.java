package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/**
 * What the checks found of a message, and what that amounts to.
 *
 * @param points of all findings together that count
 * @param checks what became of each check
 * @param waits whether a check can't tell without which the mail is to wait
 * @param sender what was found of the sender, if that was to be told
 * @param allowance what of the findings does not count
 * @param fields what is put on top of the header, whole fields with their line ends
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
  /** Copies. */
  public ScreeningReport {
    findings = List.copyOf(findings);
    checks = List.copyOf(checks);
    fields = List.copyOf(fields);
  }
}
