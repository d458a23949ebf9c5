package org.carillon.policy.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.GuardedStage.Result;
import org.carillon.stage.Step;
import org.jboss.logging.Logger;

/** Runs all checks in parallel, each within its time limit. */
final class CheckRun {
  private static final Logger LOG = Logger.getLogger(CheckRun.class);

  private final List<Member> members;

  private record Member(ScreeningCheck check, GuardedStage guarded) {}

  CheckRun(Collection<ScreeningCheck> checks, LongSupplier nanoTime) {
    members =
        checks.stream()
            .sorted(Comparator.comparing(ScreeningCheck::name))
            .map(check -> new Member(check, new GuardedStage(check.name(), check::terms, nanoTime)))
            .toList();
  }

  /**
   * The results of all checks.
   *
   * @param results the results of the checks that completed, in the order of their names
   * @param steps the outcome of each check, for the message's trace
   * @param waits whether a check failed without which the mail has to wait
   */
  record Checked(List<CheckResult> results, List<Step> steps, boolean waits) {
    /** The result if no check was run. */
    static final Checked NOTHING = new Checked(List.of(), List.of(), false);
  }

  Checked run(ScreeningQuestion question, DnsLookup dns) {
    List<Supplier<Result<CheckResult>>> asked =
        members.stream()
            .map(member -> member.guarded().ask(() -> member.check().examine(question, dns)))
            .toList();
    List<CheckResult> results = new ArrayList<>(members.size());
    List<Step> steps = new ArrayList<>(members.size());
    boolean waits = false;
    for (int i = 0; i < asked.size(); i++) {
      GuardedStage guarded = members.get(i).guarded();
      Result<CheckResult> result = asked.get(i).get();
      result.value().ifPresent(results::add);
      waits |= result.value().isEmpty() && guarded.terms().policy() == FailurePolicy.DEFER;
      steps.add(new Step(guarded.name(), result.outcome(), result.reason(), result.took()));
    }
    return new Checked(results, steps, waits);
  }

  /** Tells all checks the decision. */
  void tell(ScreeningQuestion question, ScreeningReport report) {
    for (Member member : members) {
      try {
        member.check().decided(question, report);
      } catch (RuntimeException defect) {
        LOG.errorf(
            defect,
            "The check %s failed when it was notified of the decision",
            member.check().name());
      }
    }
  }
}
