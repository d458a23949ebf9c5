package org.carillon.transport.internal.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.IntakeQuestion;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.GuardedStage.Result;
import org.carillon.stage.StageOrder;
import org.carillon.stage.Step;
import org.carillon.stage.Step.Outcome;

/**
 * The stages of one question. Those without external calls are asked one after the other by the
 * calling thread, and the first that does not accept decides. Those that wait are asked in
 * parallel, and a rejection among them has precedence over a deferral. A stage is asked after those
 * before it have accepted.
 *
 * @param <Q> the question
 */
public final class IntakeStages<Q extends IntakeQuestion> {
  private static final Deferred UNJUDGED =
      new Deferred(451, "4.3.0", "Message cannot be checked now, try again later");

  private final List<Wave<Q>> waves;

  private record Member<Q extends IntakeQuestion>(IntakeStage<Q> stage, GuardedStage guarded) {
    Supplier<Result<Verdict>> ask(Q question) {
      return guarded.ask(() -> stage.judge(question));
    }
  }

  private record Wave<Q extends IntakeQuestion>(List<Member<Q>> own, List<Member<Q>> waiting) {}

  private record Said(Verdict verdict, Step step) {}

  /** Creates the stages, in the order of their own constraints. */
  public IntakeStages(Collection<? extends IntakeStage<Q>> stages) {
    this(stages, System::nanoTime);
  }

  IntakeStages(Collection<? extends IntakeStage<Q>> stages, LongSupplier nanoTime) {
    List<IntakeStage<Q>> all = List.copyOf(stages);
    this.waves =
        StageOrder.waves(all, IntakeStage::name, stage -> after(stage, all)).stream()
            .map(wave -> new Wave<>(members(wave, false, nanoTime), members(wave, true, nanoTime)))
            .toList();
  }

  private static <Q extends IntakeQuestion> Set<String> after(
      IntakeStage<Q> stage, List<IntakeStage<Q>> all) {
    Set<String> after = new HashSet<>(stage.after());
    all.stream()
        .filter(other -> other.before().contains(stage.name()))
        .map(IntakeStage::name)
        .forEach(after::add);
    return after;
  }

  private static <Q extends IntakeQuestion> List<Member<Q>> members(
      List<IntakeStage<Q>> wave, boolean waits, LongSupplier nanoTime) {
    return wave.stream()
        .filter(stage -> stage.terms().waits() == waits)
        .map(stage -> new Member<>(stage, new GuardedStage(stage.name(), stage::terms, nanoTime)))
        .toList();
  }

  public Judgement judge(Q question) {
    List<Step> trace = new ArrayList<>(4);
    for (Wave<Q> wave : waves) {
      for (Member<Q> member : wave.own()) {
        Said said = said(member.guarded(), member.ask(question).get());
        trace.add(said.step());
        if (!(said.verdict() instanceof Accepted)) {
          return decided(said, trace);
        }
      }
      List<Said> all = sideBySide(wave.waiting(), question);
      all.forEach(said -> trace.add(said.step()));
      Optional<Said> objection = objection(all);
      if (objection.isPresent()) {
        return decided(objection.get(), trace);
      }
    }
    return new Judgement(question.agreed(), Optional.empty(), trace);
  }

  private static Judgement decided(Said said, List<Step> trace) {
    return new Judgement(said.verdict(), Optional.of(said.step().stage()), trace);
  }

  private static Optional<Said> objection(List<Said> all) {
    return all.stream()
        .filter(said -> said.verdict() instanceof Refused)
        .findFirst()
        .or(() -> all.stream().filter(said -> said.verdict() instanceof Deferred).findFirst());
  }

  private List<Said> sideBySide(List<Member<Q>> members, Q question) {
    List<Supplier<Result<Verdict>>> asked =
        members.stream().map(member -> member.ask(question)).toList();
    List<Said> all = new ArrayList<>(members.size());
    for (int i = 0; i < asked.size(); i++) {
      all.add(said(members.get(i).guarded(), asked.get(i).get()));
    }
    return all;
  }

  private static Said said(GuardedStage stage, Result<Verdict> result) {
    Outcome outcome = result.outcome();
    String reason = result.reason();
    Verdict verdict = result.value().orElseGet(() -> instead(stage.terms().policy()));
    if (result.value().isPresent()) {
      switch (verdict) {
        case Accepted _ -> {
          // Taken as it is.
        }
        case Deferred(int _, String status, String text) -> {
          outcome = Outcome.DEFERRED;
          reason = status + " " + text;
        }
        case Refused(int _, String status, String text) -> {
          outcome = Outcome.REFUSED;
          reason = status + " " + text;
        }
      }
    }
    return new Said(verdict, new Step(stage.name(), outcome, reason, result.took()));
  }

  private static Verdict instead(FailurePolicy policy) {
    return switch (policy) {
      case ACCEPT -> Verdict.AGREED;
      case DEFER -> UNJUDGED;
    };
  }
}
