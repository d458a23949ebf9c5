package org.carillon.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastTimeTest {

  @Test
  void aTimeIsAMomentOrASpanBackFromNow() {
    assertThat(PastTime.read("since", Optional.of("2026-11-20T12:00:00+01:00")))
        .isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    assertThat(PastTime.read("since", Optional.of("P3D")))
        .isCloseTo(Instant.now().minus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
    assertThat(PastTime.read("since", Optional.empty())).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-11-20", "P", "P999999999999D", "PT9223372036854775807S"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> PastTime.read("since", Optional.of(text))).isInstanceOf(Refused.class);
  }
}
