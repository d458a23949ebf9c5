package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, 6.18.44-fc, true",
    "Linux, 5.8.0, true",
    "Linux, 5.8, true",
    "Linux, 5.7.19, false",
    "Linux, 4.18.0-553.el8_10.x86_64, false",
    "Linux, unknown, false",
    "Mac OS X, 15.1, false"
  })
  void filesAreFlushedTogetherWhereTheKernelReportsFailures(
      String system, String version, boolean expected) {
    assertThat(Postgres.flushesAtOnce(system, version)).isEqualTo(expected);
  }
}
