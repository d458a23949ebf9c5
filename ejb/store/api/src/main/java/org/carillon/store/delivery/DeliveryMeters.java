package org.carillon.store.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Meters of deliveries: their number, the size of batches, and the time that one takes. */
final class DeliveryMeters {
  private final Counter committed;
  private final Counter refused;
  private final DistributionSummary batch;
  private final Timer commit;

  DeliveryMeters(MeterRegistry registry) {
    committed =
        Counter.builder("carillon.deliveries").tag("answer", "committed").register(registry);
    refused =
        Counter.builder("carillon.deliveries").tag("answer", "not-committed").register(registry);
    batch = DistributionSummary.builder("carillon.deliveries.batch").register(registry);
    commit = Timer.builder("carillon.deliveries.commit").register(registry);
  }

  void committed(int deliveries, long nanos) {
    committed.increment(deliveries);
    batch.record(deliveries);
    commit.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Counts deliveries that were answered as not committed. */
  void refused(int deliveries) {
    refused.increment(deliveries);
  }
}
