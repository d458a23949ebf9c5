package org.carillon.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThresholdsTest {
  @Test
  void strictestReachedThresholdApplies() {
    Thresholds thresholds = new Thresholds(10, 50, 100, 150, 300);
    assertThat(thresholds.handling(-20)).isEqualTo(Handling.ACCEPT);
    assertThat(thresholds.handling(9)).isEqualTo(Handling.ACCEPT);
    assertThat(thresholds.handling(10)).isEqualTo(Handling.TAG);
    assertThat(thresholds.handling(50)).isEqualTo(Handling.JUNK);
    assertThat(thresholds.handling(149)).isEqualTo(Handling.QUARANTINE);
    assertThat(thresholds.handling(150)).isEqualTo(Handling.REJECT);
    assertThat(thresholds.handling(300)).isEqualTo(Handling.DISCARD);
  }

  @Test
  void zeroThresholdIsNeverReached() {
    Thresholds never = new Thresholds(0, 0, 0, 0, 0);
    assertThat(never.handling(1_000_000)).isEqualTo(Handling.ACCEPT);
    assertThat(never.handling(0)).isEqualTo(Handling.ACCEPT);
  }
}
