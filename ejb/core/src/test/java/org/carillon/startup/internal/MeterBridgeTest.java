package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterBridgeTest {

  @Test
  void timesAreCountedByHowLongTheyTook() {
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
}
