package org.carillon.policy.screening;

import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.verdict.Finding;

/**
 * What a check found.
 *
 * @param findings none if nothing speaks for or against the message
 * @param methods what of it Authentication-Results tells (RFC 8601); only a check of who a message
 *     is from has some
 * @param allowance what of others' findings does not count
 * @param claims whose allowance it is where that is {@link Allowance#CLAIM}: domains, of which one
 *     has to be proven
 * @param sender what of it was found of the sender; only the check that authenticates has some
 */
public record CheckResult(
    List<Finding> findings,
    List<MethodResult> methods,
    Allowance allowance,
    List<String> claims,
    Optional<SenderFacts> sender) {
  /** Nothing worth telling. */
  public static final CheckResult NOTHING = CheckResult.of(List.of());

  /** Copies. */
  public CheckResult {
    findings = List.copyOf(findings);
    methods = List.copyOf(methods);
    claims = List.copyOf(claims);
  }

  /** Of who a message is from. */
  public CheckResult(
      List<Finding> findings, List<MethodResult> methods, Optional<SenderFacts> sender) {
    this(findings, methods, Allowance.NONE, List.of(), sender);
  }

  /** Of what may be allowed. */
  public CheckResult(List<Finding> findings, Allowance allowance, List<String> claims) {
    this(findings, List.of(), allowance, claims, Optional.empty());
  }

  /** Only findings. */
  public static CheckResult of(List<Finding> findings) {
    return new CheckResult(findings, Allowance.NONE, List.of());
  }
}
