package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.verdict.Finding;

/**
 * The result of a check.
 *
 * @param findings the findings; empty if nothing speaks for or against the message
 * @param methods the results for Authentication-Results (RFC 8601); only a check that authenticates
 *     the sender has some
 * @param allowance the findings of other checks that do not count
 * @param claims the domains that a {@link Allowance#CLAIM} is for; one of them has to be proven
 * @param sender the facts about the sender; only the check that authenticates has some
 */
public record CheckResult(
    List<Finding> findings,
    List<MethodResult> methods,
    Allowance allowance,
    List<String> claims,
    Optional<SenderFacts> sender) {
  /** A result without findings. */
  public static final CheckResult NOTHING = CheckResult.of(List.of());

  public CheckResult {
    findings = List.copyOf(findings);
    methods = List.copyOf(methods);
    claims = List.copyOf(claims);
  }

  /** Creates the result of sender authentication. */
  public CheckResult(
      List<Finding> findings, List<MethodResult> methods, Optional<SenderFacts> sender) {
    this(findings, methods, Allowance.NONE, List.of(), sender);
  }

  /** Creates the result of a check that may allow the message. */
  public CheckResult(List<Finding> findings, Allowance allowance, List<String> claims) {
    this(findings, List.of(), allowance, claims, Optional.empty());
  }

  /** Returns a result that has only findings. */
  public static CheckResult of(List<Finding> findings) {
    return new CheckResult(findings, Allowance.NONE, List.of());
  }
}
