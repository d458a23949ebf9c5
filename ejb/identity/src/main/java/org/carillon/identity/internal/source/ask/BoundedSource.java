package org.carillon.identity.internal.source.ask;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.source.SourceState;
import org.carillon.stage.GuardedStage;

/** Asks a source within its timeout, its limit of concurrent requests and its circuit breaker. */
final class BoundedSource implements AutoCloseable {
  /** The number of its servers that may time out before the request fails. */
  private static final int PATIENCE = 3;

  private final OpenedSource opened;
  private final SourceClient client;
  private final GuardedStage guard;
  private final Semaphore turns;
  private volatile boolean isAsked;

  BoundedSource(OpenedSource opened, SourceClient client, LongSupplier nanoTime) {
    this.opened = opened;
    this.client = client;
    Duration time = opened.source().reach().timeout().multipliedBy(PATIENCE);
    StageTerms terms = new StageTerms(time, FailurePolicy.DEFER);
    this.guard =
        new GuardedStage(
            "Identity source " + opened.source().name(),
            () -> terms,
            nanoTime,
            _ -> "users of this source cannot sign in");
    this.turns = new Semaphore(opened.source().reach().connections());
  }

  OpenedSource opened() {
    return opened;
  }

  /** A request to a source. */
  @FunctionalInterface
  interface Question<T> {
    T to(SourceClient client) throws IOException, InterruptedException;
  }

  /** Returns the source's answer; empty if it does not answer. */
  <T> Optional<T> ask(Question<T> question) {
    isAsked = true;
    return guard
        .<T>ask(
            () -> {
              turns.acquire();
              try {
                return question.to(client);
              } finally {
                turns.release();
              }
            })
        .get()
        .value();
  }

  SourceState state() {
    if (!isAsked) {
      return new SourceState.Unasked();
    }
    return guard
        .silentSince()
        .<SourceState>map(SourceState.Silent::new)
        .orElseGet(SourceState.Answers::new);
  }

  @Override
  public void close() {
    client.close();
  }
}
