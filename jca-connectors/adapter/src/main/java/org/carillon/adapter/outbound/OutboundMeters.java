package org.carillon.adapter.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.contract.queue.Outcome;

/** The meters of outbound mail. Closing removes them from the registry. */
final class OutboundMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> all = new ArrayList<>();
  private final Counter relayed;
  private final Counter delayed;
  private final Counter failed;

  OutboundMeters(MeterRegistry registry, Supplier<Number> underWay) {
    this.registry = registry;
    relayed = counter("relayed");
    delayed = counter("delayed");
    failed = counter("failed");
    all.add(
        Gauge.builder("carillon.outbound.underway", underWay)
            .description("Relay jobs in progress")
            .register(registry));
  }

  private Counter counter(String outcome) {
    Counter counter =
        Counter.builder("carillon.outbound.recipients")
            .description("Recipients on other servers, by the result of an attempt")
            .tag("outcome", outcome)
            .register(registry);
    all.add(counter);
    return counter;
  }

  void count(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Relayed _ -> relayed.increment();
        case Outcome.Delayed _ -> delayed.increment();
        case Outcome.Failed _ -> failed.increment();
      }
    }
  }

  @Override
  public void close() {
    all.forEach(registry::remove);
  }
}
