package org.carillon.policy.internal.filtering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.carillon.contract.stage.StageTerms;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.internal.filtering.client.FilterClient;
import org.carillon.policy.internal.filtering.client.FilterOpinion;
import org.carillon.policy.internal.filtering.client.PresentedMessage;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.GuardedStage.Result;

/** Runs a filter with its time limit, its bound of parallel messages, and its circuit breaker. */
final class LimitedFilterClient implements AutoCloseable {
  /** The number of timeouts that a milter may take if it shows progress. */
  private static final int PATIENCE = 5;

  private final ExternalFilter filter;
  private final FilterClient client;
  private final GuardedStage guard;
  private final Semaphore turns;

  LimitedFilterClient(ExternalFilter filter, FilterClient client, LongSupplier nanoTime) {
    this.filter = filter;
    this.client = client;
    Duration time =
        filter.kind() == FilterKind.MILTER
            ? filter.timeout().multipliedBy(PATIENCE)
            : filter.timeout();
    StageTerms terms = new StageTerms(time, filter.failure());
    this.guard = new GuardedStage("Filter " + filter.name(), () -> terms, nanoTime);
    this.turns = new Semaphore(filter.connections());
  }

  ExternalFilter filter() {
    return filter;
  }

  FilterState state() {
    return FilterState.silentSince(guard.silentSince());
  }

  Result<FilterOpinion> ask(PresentedMessage shown) {
    return guard
        .<FilterOpinion>ask(
            () -> {
              turns.acquire();
              try {
                return client.examine(shown);
              } finally {
                turns.release();
              }
            })
        .get();
  }

  @Override
  public void close() {
    client.close();
  }
}
