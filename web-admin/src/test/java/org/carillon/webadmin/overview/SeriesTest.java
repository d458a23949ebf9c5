package org.carillon.webadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void oldestPointsAreDropped() {
    Series series = new Series(3);
    assertThat(series.points()).isEmpty();
    for (int i = 1; i <= 5; i++) {
      series.add(i);
    }
    assertThat(series.points()).containsExactly(3, 4, 5);
    assertThat(series.latest()).isEqualTo(5);
  }

  @Test
  void dayIsReducedToALineOfMeans() {
    Series series = new Series(1_440);
    for (int i = 0; i < 1_440; i++) {
      series.add(i);
    }
    assertThat(series.points()).hasSize(Series.POINTS).startsWith(5.5).endsWith(1_433.5);
  }

  @Test
  void sparklineStaysInItsArea() {
    assertThat(Sparkline.points(new double[] {0, 5, 10}, 10))
        .isEqualTo("0.0,39.0 120.0,21.0 240.0,3.0");
    assertThat(Sparkline.points(new double[0], 0)).isEqualTo("0,39 240,39");
  }
}
