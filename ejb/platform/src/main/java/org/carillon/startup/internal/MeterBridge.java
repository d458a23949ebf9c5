package org.carillon.startup.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Publishes the meters of Micrometer's global registry in the server's own registry. Resource
 * adapters use the global one, since nothing is injected into them; a composite discards what it
 * counts until it contains a registry. The registry that WildFly injects passes on only meters that
 * are registered by its own methods, not by builders, so each meter kept here is registered there
 * as a view. A server without the micrometer subsystem publishes nothing.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MeterBridge {
  /** The bounds of timers, from times that nobody notices to times after which a user gives up. */
  static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofMillis(25),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofMillis(2_500),
          Duration.ofSeconds(10));

  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  @Inject Instance<MeterRegistry> platform;

  private final SimpleMeterRegistry kept = new SimpleMeterRegistry();

  @PostConstruct
  void join() {
    kept.config().meterFilter(buckets());
    if (platform.isResolvable()) {
      MeterRegistry shown = platform.get();
      kept.config().onMeterAdded(meter -> show(meter, shown));
      kept.config().onMeterRemoved(meter -> shown.remove(meter.getId()));
    }
    Metrics.addRegistry(kept);
  }

  /**
   * Returns the name of a timer's bounds. Prometheus functions need the label {@code le} and no
   * particular name. A gauge named {@code bucket} loses that word, which is reserved for
   * histograms, and would be refused because its name is then the timer's own.
   */
  private static String boundName(String timer) {
    return timer + ".seconds.within";
  }

  private static String le(Duration bound) {
    return String.valueOf(bound.toNanos() / (double) Duration.ofSeconds(1).toNanos());
  }

  /** Returns the number of timings that took no longer than the bound. */
  static double within(Timer timer, Duration bound) {
    for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
      if (bucket.bucket() == bound.toNanos()) {
        return bucket.count();
      }
    }
    return Double.NaN;
  }

  /** Counts each timing in a bucket by its duration; the counts never expire, as with a counter. */
  static MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return DistributionStatisticConfig.builder()
            .serviceLevelObjectives(BOUNDS.stream().mapToDouble(Duration::toNanos).toArray())
            .expiry(FOR_GOOD)
            .bufferLength(1)
            .build()
            .merge(config);
      }
    };
  }

  static void show(Meter meter, MeterRegistry shown) {
    String name = meter.getId().getName();
    Iterable<Tag> tags = meter.getId().getTagsAsIterable();
    switch (meter) {
      case Counter counter -> shown.more().counter(name, tags, counter, Counter::count);
      case FunctionCounter counter ->
          shown.more().counter(name, tags, counter, FunctionCounter::count);
      case Gauge gauge -> shown.gauge(name, tags, gauge, Gauge::value);
      case Timer timer -> {
        shown
            .more()
            .timer(
                name,
                tags,
                timer,
                Timer::count,
                each -> each.totalTime(TimeUnit.NANOSECONDS),
                TimeUnit.NANOSECONDS);
        for (Duration bound : BOUNDS) {
          shown.gauge(
              boundName(name),
              Tags.concat(tags, "le", le(bound)),
              timer,
              each -> within(each, bound));
        }
        shown.gauge(boundName(name), Tags.concat(tags, "le", "+Inf"), timer, Timer::count);
      }
      default -> {
        // No other meter types are used here.
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
