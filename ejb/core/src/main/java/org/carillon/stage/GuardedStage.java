package org.carillon.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.stage.StageTerms;
import org.carillon.stage.Step.Outcome;
import org.jboss.logging.Logger;

/**
 * Keeps a stage to its terms, whatever it does: one that asks somebody outside has a thread of its
 * own for as long as its time-out, and is not asked while whom it asks is away.
 */
public final class GuardedStage {
  private static final Logger LOG = Logger.getLogger(GuardedStage.class);
  private static final String STOPPING = "The server stops";

  private final String name;
  private final StageTerms terms;
  private final LongSupplier nanoTime;
  private final CircuitBreaker breaker;

  /**
   * @param name what logs call it
   * @param nanoTime the clock of its time-out and of its circuit breaker
   */
  public GuardedStage(String name, StageTerms terms, LongSupplier nanoTime) {
    this.name = name;
    this.terms = terms;
    this.nanoTime = nanoTime;
    this.breaker = new CircuitBreaker(nanoTime);
  }

  /**
   * What came of asking it.
   *
   * @param value what it said; empty when it said nothing
   * @param outcome why it said nothing; else that it spoke
   * @param reason what failed
   */
  public record Result<T>(Optional<T> value, Outcome outcome, String reason, Duration took) {}

  /** What logs call it. */
  public String name() {
    return name;
  }

  /** How long it may take. */
  public StageTerms terms() {
    return terms;
  }

  /** Asks it: at once, or beside others until the answer is wanted. */
  public <T> Supplier<Result<T>> ask(Callable<T> question) {
    if (terms.waits()) {
      return beside(question);
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

  private <T> Supplier<Result<T>> beside(Callable<T> question) {
    long begin = nanoTime.getAsLong();
    if (!breaker.admits()) {
      return () -> new Result<>(Optional.empty(), Outcome.SKIPPED, "", Duration.ZERO);
    }
    FutureTask<T> task = new FutureTask<>(question);
    Thread thread = Thread.ofVirtual().name("stage-" + name).start(task);
    return () -> answer(task, thread, begin);
  }

  private <T> Result<T> answer(FutureTask<T> task, Thread thread, long begin) {
    long left = terms.timeout().toNanos() - (nanoTime.getAsLong() - begin);
    try {
      T value = task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      breaker.worked();
      return spoken(value, begin);
    } catch (ExecutionException e) {
      // What only this mail brought about must not switch the stage off for others.
      if (e.getCause() instanceof IOException) {
        breaker.failed();
      }
      return failed(e.getCause(), begin);
    } catch (TimeoutException e) {
      thread.interrupt();
      breaker.failed();
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

  private <T> Result<T> failed(Throwable defect, long begin) {
    LOG.errorf(defect, "The stage %s failed", name);
    return silent(Outcome.FAILED, defect.toString(), begin);
  }

  private <T> Result<T> silent(Outcome outcome, String reason, long begin) {
    return new Result<>(Optional.empty(), outcome, reason, since(begin));
  }

  private Duration since(long begin) {
    return Duration.ofNanos(nanoTime.getAsLong() - begin);
  }
}
