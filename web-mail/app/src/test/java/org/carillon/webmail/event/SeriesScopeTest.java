package org.carillon.webmail.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the part of a series that a change applies to. */
class SeriesScopeTest {
  @Test
  void answerAppliesToOneInstanceUnlessTheSeriesIsChosen() {
    assertThat(SeriesScope.answered("")).isEqualTo(SeriesScope.THIS);
    assertThat(SeriesScope.answered("this")).isEqualTo(SeriesScope.THIS);
    assertThat(SeriesScope.answered("all")).isEqualTo(SeriesScope.ALL);
  }
}
