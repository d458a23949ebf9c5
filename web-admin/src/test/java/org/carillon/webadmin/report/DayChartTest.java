package org.carillon.webadmin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.policy.report.DayFigures;
import org.junit.jupiter.api.Test;

class DayChartTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  @Test
  void largestDayReachesTheTop() {
    DayChart chart =
        DayChart.of(List.of(new DayFigures(DAY, 30, 10), new DayFigures(DAY.plusDays(1), 10, 0)));
    assertThat(chart.most()).isEqualTo(40);
    assertThat(chart.bars().getFirst().failedTop()).isEqualTo("0.0");
    assertThat(chart.bars().getFirst().passedHeight()).isEqualTo("120.0");
    assertThat(chart.bars().getLast().passedTop()).isEqualTo("120.0");
    assertThat(chart.bars().getLast().isMany()).isFalse();
  }

  @Test
  void manyDaysShareBarsWithoutLoss() {
    List<DayFigures> days =
        IntStream.range(0, 400).mapToObj(i -> new DayFigures(DAY.plusDays(i), 1, 0)).toList();
    DayChart chart = DayChart.of(days);
    assertThat(chart.bars()).hasSize(80);
    assertThat(chart.bars().stream().mapToLong(DayChart.Bar::passed).sum()).isEqualTo(400);
    assertThat(chart.bars().getFirst().isMany()).isTrue();
  }

  @Test
  void dayWithoutMailHasNoHeight() {
    assertThat(DayChart.of(List.of(new DayFigures(DAY, 0, 0))).bars())
        .singleElement()
        .extracting(DayChart.Bar::passedHeight)
        .isEqualTo("0.0");
    assertThat(DayChart.of(List.of()).bars()).isEmpty();
  }
}
