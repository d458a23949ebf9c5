package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeterBridgeTest {

  @Test
  void timesAreCountedByDuration() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(MeterBridge.buckets());
    Timer timer = registry.timer("carillon.commands");

    timer.record(Duration.ofMillis(3));
    timer.record(Duration.ofMillis(3));
    timer.record(Duration.ofMillis(70));
    timer.record(Duration.ofMinutes(1));

    assertThat(MeterBridge.BOUNDS.stream().map(bound -> MeterBridge.within(timer, bound)))
        .containsExactly(0.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0);
    assertThat(timer.count()).isEqualTo(4);
  }

  /** Words that Prometheus' naming removes from the end of a name (OpenMetrics). */
  private static final List<String> RESERVED = List.of("total", "created", "bucket", "info");

  @Test
  void bucketNamesAreValidForPrometheus() {
    SimpleMeterRegistry kept = new SimpleMeterRegistry();
    kept.config().meterFilter(MeterBridge.buckets());
    Timer timer = kept.timer("carillon.deliveries.commit", "kind", "x");
    timer.record(Duration.ofMillis(3));
    SimpleMeterRegistry shown = new SimpleMeterRegistry();

    MeterBridge.show(timer, shown);

    String name = "carillon.deliveries.commit.seconds.within";
    assertThat(shown.find(name).tags("kind", "x").gauges()).hasSize(MeterBridge.BOUNDS.size() + 1);
    assertThat(shown.get(name).tags("kind", "x", "le", "0.001").gauge().value()).isZero();
    assertThat(shown.get(name).tags("kind", "x", "le", "0.005").gauge().value()).isEqualTo(1);
    assertThat(shown.get(name).tags("kind", "x", "le", "+Inf").gauge().value()).isEqualTo(1);
    assertThat(shown.getMeters())
        .allSatisfy(
            meter ->
                assertThat(RESERVED)
                    .noneMatch(word -> meter.getId().getName().endsWith("." + word)));
  }
}
