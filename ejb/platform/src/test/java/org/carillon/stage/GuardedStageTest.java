package org.carillon.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.stage.Step.Outcome;
import org.junit.jupiter.api.Test;

class GuardedStageTest {
  private final AtomicReference<StageTerms> terms = new AtomicReference<>(outside(1));
  private final AtomicLong now = new AtomicLong(7);
  private final GuardedStage stage = new GuardedStage("slow", terms::get, now::get);

  private static StageTerms outside(long nanos) {
    return new StageTerms(Duration.ofNanos(nanos), FailurePolicy.ACCEPT);
  }

  private Outcome neverAnswered() {
    CountDownLatch never = new CountDownLatch(1);
    return stage
        .ask(
            () -> {
              never.await();
              return "";
            })
        .get()
        .outcome();
  }

  @Test
  void changedTermsApplyFromTheNextCall() {
    assertThat(neverAnswered()).isEqualTo(Outcome.TIMED_OUT);
    terms.set(outside(Duration.ofMinutes(10).toNanos()));
    assertThat(stage.ask(() -> "yes").get().outcome()).isEqualTo(Outcome.ACCEPTED);
    terms.set(StageTerms.own(FailurePolicy.DEFER));
    assertThat(stage.terms().policy()).isEqualTo(FailurePolicy.DEFER);
    Thread asking = Thread.currentThread();
    assertThat(stage.ask(Thread::currentThread).get().value()).contains(asking);
  }

  @Test
  void slowStageIsLoggedOncePerBreakerOpening() {
    Logger log = Logger.getLogger(GuardedStage.class.getName());
    List<LogRecord> lines = new ArrayList<>();
    log.setFilter(line -> !lines.add(line));
    try {
      failAndProbe();
      assertThat(lines).hasSize(1);
      terms.set(outside(Duration.ofMinutes(10).toNanos()));
      now.addAndGet(CircuitBreaker.PAUSE.toNanos());
      assertThat(stage.silentSince()).isPresent();
      assertThat(stage.ask(() -> "yes").get().outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(stage.silentSince()).isEmpty();
      assertThat(lines).hasSize(2);
      assertThat(lines.getLast().getMessage()).contains("slow answers again");
      terms.set(outside(1));
      failAndProbe();
      assertThat(lines).hasSize(3);
    } finally {
      log.setFilter(null);
    }
  }

  @Test
  void unavailableServiceIsLoggedUntilTheBreakerOpens() {
    Logger log = Logger.getLogger(GuardedStage.class.getName());
    List<String> lines = new ArrayList<>();
    log.setFilter(line -> !lines.add(line.getMessage()));
    terms.set(outside(Duration.ofMinutes(10).toNanos()));
    try {
      for (int i = 0; i < 2 * CircuitBreaker.MOST_FAILURES; i++) {
        GuardedStage.Result<String> result =
            stage
                .<String>ask(
                    () -> {
                      throw new IOException("Nobody listens");
                    })
                .get();
        assertThat(result.value()).isEmpty();
        now.addAndGet(CircuitBreaker.PAUSE.toNanos());
      }
      assertThat(lines).hasSize(CircuitBreaker.MOST_FAILURES);
      assertThat(lines.getFirst())
          .isEqualTo("slow does not answer: Nobody listens; mail is accepted without it");
      assertThat(lines.getLast()).contains("until it answers, it is tried only once every 30 s");
    } finally {
      log.setFilter(null);
    }
  }

  @Test
  void slowRemotePeersDoNotOpenTheBreaker() {
    terms.set(StageTerms.ofStrangers(Duration.ofNanos(1), FailurePolicy.ACCEPT));
    for (int i = 0; i < 3 * CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(neverAnswered()).isEqualTo(Outcome.TIMED_OUT);
    }
    terms.set(StageTerms.ofStrangers(Duration.ofMinutes(10), FailurePolicy.ACCEPT));
    assertThat(stage.ask(() -> "yes").get().outcome()).isEqualTo(Outcome.ACCEPTED);
  }

  private void failAndProbe() {
    for (int i = 0; i < CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(neverAnswered()).isEqualTo(Outcome.TIMED_OUT);
    }
    assertThat(neverAnswered()).isEqualTo(Outcome.SKIPPED);
    now.addAndGet(CircuitBreaker.PAUSE.toNanos());
    assertThat(neverAnswered()).as("a probe").isEqualTo(Outcome.TIMED_OUT);
  }
}
