package org.carillon.rest.kit;

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
  void pastTimeIsAnInstantOrAPeriod() {
    assertThat(PastTime.read("since", Optional.of("2026-11-20T12:00:00+01:00")))
        .isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    assertThat(PastTime.read("since", Optional.of("P3D")))
        .isCloseTo(Instant.now().minus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
    assertThat(PastTime.read("since", Optional.empty())).isEqualTo(Instant.EPOCH);
  }

  @Test
  void pastTimeIsCappedAtTheEpoch() {
    assertThat(PastTime.read("since", Optional.of("P99999D"))).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-11-20",
        "P",
        "P999999999999D",
        "PT9223372036854775807S",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "PT-99999999H"
      })
  void invalidTimeIsRefused(String text) {
    assertThatThrownBy(() -> PastTime.read("since", Optional.of(text))).isInstanceOf(Refused.class);
  }
}
