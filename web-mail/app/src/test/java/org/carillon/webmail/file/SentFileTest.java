package org.carillon.webmail.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.contract.answer.Failure;
import org.junit.jupiter.api.Test;

class SentFileTest {
  @Test
  void fileThatMayBeThereLaterIsNotCalledMissing() {
    assertThat(SentFile.status(new Failure.TryLater("The database does not answer.")))
        .isEqualTo(503);
    assertThat(SentFile.status(new Failure.NotFound("file"))).isEqualTo(404);
  }
}
