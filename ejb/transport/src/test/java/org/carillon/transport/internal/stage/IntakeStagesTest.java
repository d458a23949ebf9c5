package org.carillon.transport.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.stage.CircuitBreaker;
import org.carillon.stage.Step;
import org.carillon.stage.Step.Outcome;
import org.junit.jupiter.api.Test;

class IntakeStagesTest {
  private static final Verdict YES = new Verdict.Accepted("Yes");
  private static final Verdict LATER = new Verdict.Deferred(450, "4.7.1", "Later");
  private static final Verdict NO = new Verdict.Refused(550, "5.7.1", "No");
  private static final Connect QUESTION =
      new Connect(
          new IntakeSession(
              Service.SMTP, InetAddress.getLoopbackAddress(), "", true, "", Optional.empty(), "s"));

  private interface Judge {
    Verdict judge() throws IOException, InterruptedException;
  }

  private record Stage(String name, StageTerms terms, Set<String> after, Judge judge)
      implements IntakeStage<Connect> {
    @Override
    public Verdict judge(Connect question) throws IOException, InterruptedException {
      return judge.judge();
    }
  }

  private static Stage own(String name, Judge judge, String... after) {
    return new Stage(name, StageTerms.own(FailurePolicy.DEFER), Set.of(after), judge);
  }

  private static Stage outside(String name, FailurePolicy policy, Judge judge, String... after) {
    return outside(name, Duration.ofSeconds(20), policy, judge, after);
  }

  private static Stage outside(
      String name, Duration timeout, FailurePolicy policy, Judge judge, String... after) {
    return new Stage(name, new StageTerms(timeout, policy), Set.of(after), judge);
  }

  private static Judgement judge(Stage... stages) {
    return new IntakeStages<>(List.of(stages)).judge(QUESTION);
  }

  @Test
  void mailIsAcceptedWithoutStages() {
    assertThat(judge().verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(judge().trace()).isEmpty();
  }

  @Test
  void firstRefusingStageDecidesAndLaterOnesAreSkipped() {
    Judgement judgement =
        judge(
            own("c", () -> NO, "b"),
            own("b", () -> LATER, "a"),
            own("a", () -> YES),
            own("d", () -> NO, "c"));
    assertThat(judgement.verdict()).isEqualTo(LATER);
    assertThat(judgement.decisive()).contains("b");
    assertThat(judgement.trace()).extracting(Step::stage).containsExactly("a", "b");
    assertThat(judgement.trace().getLast().reason()).isEqualTo("4.7.1 Later");
  }

  @Test
  void stageOrderFollowsConstraintsNotNames() {
    IntakeStage<Connect> first =
        new IntakeStage<>() {
          @Override
          public String name() {
            return "z";
          }

          @Override
          public StageTerms terms() {
            return StageTerms.own(FailurePolicy.DEFER);
          }

          @Override
          public Set<String> before() {
            return Set.of("a");
          }

          @Override
          public Verdict judge(Connect question) {
            return LATER;
          }
        };
    Judgement judgement = new IntakeStages<>(List.of(own("a", () -> NO), first)).judge(QUESTION);
    assertThat(judgement.decisive()).contains("z");
  }

  @Test
  void externalStageWaitsForItsPredecessorsAndRunsInParallel() {
    // Both pass the barrier only if they run at the same time.
    CyclicBarrier both = new CyclicBarrier(2);
    Judge meets =
        () -> {
          try {
            both.await(20, TimeUnit.SECONDS);
            return YES;
          } catch (Exception alone) {
            throw new IOException(alone);
          }
        };
    AtomicInteger early = new AtomicInteger();
    Judgement judgement =
        judge(
            outside("x", FailurePolicy.DEFER, meets, "own"),
            outside("y", FailurePolicy.DEFER, meets, "own", "not-installed"),
            own(
                "own",
                () -> {
                  early.addAndGet(both.getNumberWaiting());
                  return YES;
                }));
    // The question's order counts, not which stage was first.
    assertThat(judgement.verdict()).isEqualTo(QUESTION.agreed());
    assertThat(early).hasValue(0);
    assertThat(judgement.trace()).extracting(Step::stage).containsExactly("own", "x", "y");
  }

  @Test
  void refusalPrecedesADeferralOfParallelStages() {
    Judgement judgement =
        judge(
            outside("a", FailurePolicy.DEFER, () -> LATER),
            outside("b", FailurePolicy.DEFER, () -> NO));
    assertThat(judgement.verdict()).isEqualTo(NO);
    assertThat(judgement.decisive()).contains("b");
  }

  @Test
  void stageTimeoutAppliesItsFailurePolicy() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(2);
    Judge sleeps =
        () -> {
          try {
            Thread.sleep(Duration.ofMinutes(5));
            return NO;
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    Duration little = Duration.ofMillis(20);
    Judgement accepts = judge(outside("slow", little, FailurePolicy.ACCEPT, sleeps));
    Judgement defers = judge(outside("slow", little, FailurePolicy.DEFER, sleeps));
    assertThat(accepts.verdict()).isInstanceOf(Verdict.Accepted.class);
    assertThat(defers.verdict()).isInstanceOf(Verdict.Deferred.class);
    assertThat(defers.trace()).extracting(Step::outcome).containsExactly(Outcome.TIMED_OUT);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stageDefectNeitherEndsTheSessionNorDisablesTheStage() {
    AtomicInteger asked = new AtomicInteger();
    IntakeStages<Connect> stages =
        new IntakeStages<>(
            List.of(
                outside(
                    "odd",
                    FailurePolicy.DEFER,
                    () -> {
                      asked.incrementAndGet();
                      throw new IllegalStateException("odd");
                    })));
    for (int i = 0; i < 2 * CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(stages.judge(QUESTION).verdict()).isInstanceOf(Verdict.Deferred.class);
    }
    assertThat(asked).hasValue(2 * CircuitBreaker.MOST_FAILURES);
    assertThat(judge(own("bad", () -> Integer.parseInt("x") > 0 ? YES : NO)).trace())
        .extracting(Step::outcome)
        .containsExactly(Outcome.FAILED);
  }

  @Test
  void failingStageIsSkippedAndProbedAgain() {
    AtomicLong now = new AtomicLong(7);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger away = new AtomicInteger(1);
    IntakeStages<Connect> stages =
        new IntakeStages<>(
            List.of(
                outside(
                    "dns",
                    FailurePolicy.ACCEPT,
                    () -> {
                      asked.incrementAndGet();
                      if (away.get() > 0) {
                        throw new IOException("away");
                      }
                      return NO;
                    })),
            now::get);
    for (int i = 0; i < 20; i++) {
      assertThat(stages.judge(QUESTION).verdict()).isInstanceOf(Verdict.Accepted.class);
    }
    assertThat(asked).hasValue(CircuitBreaker.MOST_FAILURES);
    assertThat(stages.judge(QUESTION).trace())
        .extracting(Step::outcome)
        .containsExactly(Outcome.SKIPPED);

    now.addAndGet(CircuitBreaker.PAUSE.toNanos());
    stages.judge(QUESTION);
    stages.judge(QUESTION);
    assertThat(asked).as("one probe").hasValue(CircuitBreaker.MOST_FAILURES + 1);

    away.set(0);
    now.addAndGet(CircuitBreaker.PAUSE.toNanos());
    assertThat(stages.judge(QUESTION).verdict()).isEqualTo(NO);
    assertThat(stages.judge(QUESTION).verdict()).isEqualTo(NO);
  }

  @Test
  void circularOrDuplicateStagesAreRefused() {
    assertThatThrownBy(() -> judge(own("a", () -> YES, "b"), own("b", () -> YES, "a")))
        .hasMessageContaining("wait for each other");
    assertThatThrownBy(() -> judge(own("a", () -> YES), own("a", () -> YES)))
        .hasMessageContaining("called a");
  }

  /** A server without rules would be an open relay. */
  @Test
  void aPipelineWithoutRulesIsRejected() {
    assertThatThrownBy(
            () -> new IntakePipeline(List.of(), List.of(), List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
