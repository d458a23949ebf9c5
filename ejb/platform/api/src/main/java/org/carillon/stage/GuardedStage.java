package org.carillon.stage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.stage.Step.Outcome;
import org.jboss.logging.Logger;

/**
 * Enforces a stage's terms. A stage that calls an outside service runs in a thread of its own, for
 * no longer than its timeout, and is not called while the service is unavailable.
 */
public final class GuardedStage {
  private static final Logger LOG = Logger.getLogger(GuardedStage.class);
  private static final String STOPPING = "The server is stopping";

  private final String name;
  private final Supplier<StageTerms> terms;
  private final LongSupplier nanoTime;
  private final CircuitBreaker breaker;
  private final Function<FailurePolicy, String> without;

  /**
   * Creates the guard of a stage of mail processing.
   *
   * @param name the stage's name in logs
   * @param terms returns the terms at each call, since they may follow a setting
   * @param nanoTime the clock of its timeout and of its circuit breaker
   */
  public GuardedStage(String name, Supplier<StageTerms> terms, LongSupplier nanoTime) {
    this(name, terms, nanoTime, GuardedStage::mailWithout);
  }

  /**
   * Creates the guard of a stage of another kind.
   *
   * @param without returns the log text that says what is done without the stage
   */
  public GuardedStage(
      String name,
      Supplier<StageTerms> terms,
      LongSupplier nanoTime,
      Function<FailurePolicy, String> without) {
    this.without = without;
    this.name = name;
    this.terms = terms;
    this.nanoTime = nanoTime;
    this.breaker = new CircuitBreaker(nanoTime);
  }

  /**
   * The result of a call.
   *
   * @param value the stage's result; empty if it gave none
   * @param outcome the reason why there is no result, or that there is one
   * @param reason the failure
   */
  public record Result<T>(Optional<T> value, Outcome outcome, String reason, Duration took) {}

  /** Returns the stage's name in logs. */
  public String name() {
    return name;
  }

  /** Returns the stage's current terms, including its timeout. */
  public StageTerms terms() {
    return terms.get();
  }

  /** Returns whether the stage is not called for a while, since it failed again and again. */
  public boolean isAway() {
    return breaker.isOpen();
  }

  /** Returns the time since when every call has failed; empty if the last one was answered. */
  public Optional<Instant> silentSince() {
    return breaker.silentSince();
  }

  /**
   * Calls the stage: at once, or, if it waits for a service, in parallel until the result is read.
   */
  public <T> Supplier<Result<T>> ask(Callable<T> question) {
    StageTerms held = terms.get();
    if (held.waits()) {
      return beside(question, held);
    }
    Result<T> result = now(question);
    return () -> result;
  }

  private <T> Result<T> now(Callable<T> question) {
    long begin = nanoTime.getAsLong();
    try {
      return spoken(question.call(), begin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent(Outcome.FAILED, STOPPING, begin);
    } catch (Exception defect) {
      return failed(defect, begin);
    }
  }

  private <T> Supplier<Result<T>> beside(Callable<T> question, StageTerms held) {
    long begin = nanoTime.getAsLong();
    if (held.canBeAway() && !breaker.admits()) {
      return () -> new Result<>(Optional.empty(), Outcome.SKIPPED, "", Duration.ZERO);
    }
    FutureTask<T> task = new FutureTask<>(question);
    Thread thread = Thread.ofVirtual().name("stage-" + name).start(task);
    return () -> answer(task, thread, begin, held);
  }

  private <T> Result<T> answer(FutureTask<T> task, Thread thread, long begin, StageTerms held) {
    long left = held.timeout().toNanos() - (nanoTime.getAsLong() - begin);
    try {
      T value = task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      breaker
          .worked()
          .ifPresent(
              since -> LOG.infof("%s answers again; it had not answered since %s", name, since));
      return spoken(value, begin);
    } catch (ExecutionException e) {
      // A failure that only this message caused must not switch the stage off for others.
      return e.getCause() instanceof IOException away
          ? away(away, begin, held)
          : failed(e.getCause(), begin);
    } catch (TimeoutException e) {
      thread.interrupt();
      if (held.canBeAway() && breaker.failed()) {
        leftOut("no answer within " + held.timeout().toMillis() + " ms", held);
      }
      return silent(Outcome.TIMED_OUT, "", begin);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return silent(Outcome.FAILED, STOPPING, begin);
    }
  }

  private <T> Result<T> spoken(T value, long begin) {
    return new Result<>(Optional.of(value), Outcome.ACCEPTED, "", since(begin));
  }

  private <T> Result<T> away(IOException away, long begin, StageTerms held) {
    // While the stage is left out, a line for each vain try would say nothing new.
    boolean isTold = breaker.isOpen();
    if (breaker.failed()) {
      leftOut(String.valueOf(away.getMessage()), held);
    } else if (!isTold) {
      LOG.warnf(
          "%s does not answer: %s; %s", name, away.getMessage(), without.apply(held.policy()));
    }
    return silent(Outcome.FAILED, String.valueOf(away.getMessage()), begin);
  }

  private void leftOut(String why, StageTerms held) {
    LOG.warnf(
        "%s does not answer: %s; until it answers, it is tried only once every %d s, and %s",
        name, why, CircuitBreaker.PAUSE.toSeconds(), without.apply(held.policy()));
  }

  private static String mailWithout(FailurePolicy policy) {
    return switch (policy) {
      case ACCEPT -> "mail is accepted without it";
      case DEFER -> "mail is deferred";
    };
  }

  private <T> Result<T> failed(Throwable defect, long begin) {
    if (defect instanceof IOException || defect instanceof UnscannableMessageException) {
      LOG.warnf("%s can't tell: %s", name, defect.getMessage());
      return silent(Outcome.FAILED, String.valueOf(defect.getMessage()), begin);
    }
    LOG.errorf(defect, "%s failed", name);
    return silent(Outcome.FAILED, defect.toString(), begin);
  }

  private <T> Result<T> silent(Outcome outcome, String reason, long begin) {
    return new Result<>(Optional.empty(), outcome, reason, since(begin));
  }

  private Duration since(long begin) {
    return Duration.ofNanos(nanoTime.getAsLong() - begin);
  }
}
