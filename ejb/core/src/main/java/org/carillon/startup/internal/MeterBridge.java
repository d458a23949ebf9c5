package org.carillon.startup.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;

/**
 * Shows what is counted in Micrometer's global registry in the server's own, which it publishes.
 * Resource adapters count in the global one, since nothing is injected into them; a composite
 * forgets what it counts until a registry is in it. The registry WildFly injects passes on only
 * what is registered by its own methods, not by builders: so each meter kept here is registered
 * there as a view. A server without the micrometer subsystem publishes nothing.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MeterBridge {
  @Inject Instance<MeterRegistry> platform;

  private final SimpleMeterRegistry kept = new SimpleMeterRegistry();

  @PostConstruct
  void join() {
    if (platform.isResolvable()) {
      MeterRegistry shown = platform.get();
      kept.config().onMeterAdded(meter -> show(meter, shown));
      kept.config().onMeterRemoved(meter -> shown.remove(meter.getId()));
    }
    Metrics.addRegistry(kept);
  }

  private static void show(Meter meter, MeterRegistry shown) {
    String name = meter.getId().getName();
    Iterable<Tag> tags = meter.getId().getTagsAsIterable();
    switch (meter) {
      case Counter counter -> shown.more().counter(name, tags, counter, Counter::count);
      case FunctionCounter counter ->
          shown.more().counter(name, tags, counter, FunctionCounter::count);
      case Gauge gauge -> shown.gauge(name, tags, gauge, Gauge::value);
      case Timer timer ->
          shown
              .more()
              .timer(
                  name,
                  tags,
                  timer,
                  Timer::count,
                  each -> each.totalTime(TimeUnit.NANOSECONDS),
                  TimeUnit.NANOSECONDS);
      default -> {
        // Nothing here counts in another way.
      }
    }
  }

  @PreDestroy
  void part() {
    Metrics.removeRegistry(kept);
    kept.clear();
    kept.close();
  }
}
