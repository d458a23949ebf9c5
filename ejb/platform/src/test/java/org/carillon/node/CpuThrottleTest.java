package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuThrottleTest {
  private static final Duration WORK = Duration.ofMillis(100);

  private double load;
  private long now;
  private final CpuThrottle share = new CpuThrottle(() -> load, () -> now, 5);

  private Duration pauseLater(long most) {
    now += Duration.ofSeconds(1).toNanos();
    return share.pause(WORK, most);
  }

  @Test
  void idleMachineIsUsedUpToTheLimit() {
    assertThat(pauseLater(50)).isEqualTo(WORK);
    pauseLater(50);
    assertThat(pauseLater(100)).as("more is allowed").isLessThan(WORK);
  }

  @Test
  void throttleYieldsToABusyMachineAndRecovers() {
    load = 1;
    assertThat(pauseLater(50)).isGreaterThanOrEqualTo(WORK);
    for (int i = 0; i < 20; i++) {
      pauseLater(50);
    }

    assertThat(pauseLater(50)).as("5 percent").isEqualTo(WORK.multipliedBy(19));

    load = 0.5;
    for (int i = 0; i < 20; i++) {
      pauseLater(50);
    }
    assertThat(pauseLater(50)).isEqualTo(WORK);
  }

  @Test
  void ignoresShortLoadPeaks() {
    pauseLater(50);
    load = 1;

    for (int i = 0; i < 100; i++) {
      now += 1_000;
      assertThat(share.pause(WORK, 50)).isEqualTo(WORK);
    }
  }

  @Test
  void throttleNeverExceedsItsShare() {
    load = 1;

    assertThat(pauseLater(1)).isEqualTo(WORK.multipliedBy(99));
  }

  @Test
  void pauseAfterLongWorkIsBounded() {
    load = 1;
    now += Duration.ofSeconds(1).toNanos();

    assertThat(share.pause(Duration.ofMinutes(1), 10)).isEqualTo(CpuThrottle.LONGEST);
  }
}
