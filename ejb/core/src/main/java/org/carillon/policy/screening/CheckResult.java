package org.carillon.policy.screening;

import java.util.List;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.policy.verdict.Finding;

/**
 * What a check found.
 *
 * @param findings none if nothing speaks for or against the message
 * @param methods what of it Authentication-Results tells (RFC 8601)
 */
public record CheckResult(List<Finding> findings, List<MethodResult> methods) {
  /** Nothing worth telling. */
  public static final CheckResult NOTHING = new CheckResult(List.of(), List.of());

  /** Copies. */
  public CheckResult {
    findings = List.copyOf(findings);
    methods = List.copyOf(methods);
  }

  /** Only findings. */
  public static CheckResult of(List<Finding> findings) {
    return new CheckResult(findings, List.of());
  }
}
