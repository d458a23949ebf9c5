package org.carillon.dav.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.carillon.dav.answer.DavError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the time span in a file's address. */
class FileParametersTest {

  @Test
  void timeParameterIsADateAnInstantOrAPeriod() {
    assertThat(FileParameters.instant("from", "2026-01-31"))
        .isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(FileParameters.instant("from", "2026-01-31T09:00:00Z"))
        .isEqualTo(Instant.parse("2026-01-31T09:00:00Z"));
    assertThat(FileParameters.instant("from", "-P30D")).isBefore(Instant.now());
  }

  /** Any time, however distant, gets an answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "P999999999999D",
        "-P999999999999D",
        "P9223372036854775807D",
        "P9223372036854775807W",
        "PT9223372036854775807S",
        "P99999999999999999999D",
        "+999999999-12-31T23:59:59Z0",
        "+999999999-12-31T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "",
        "now"
      })
  void invalidTimeParameterIsRefused(String text) {
    assertThatThrownBy(() -> FileParameters.instant("from", text)).isInstanceOf(DavError.class);
  }
}
