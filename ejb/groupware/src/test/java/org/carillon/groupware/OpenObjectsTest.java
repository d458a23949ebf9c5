package org.carillon.groupware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenObjectsTest {
  private static final long MIB = 1_048_576;

  @Test
  void objectsFitTheMemoryAndAtLeastOneFits() {
    assertThat(OpenObjects.fitting(List.of())).isZero();
    assertThat(OpenObjects.fitting(List.of(3 * MIB, 3 * MIB, 2 * MIB, 1L))).isEqualTo(3);
    assertThat(OpenObjects.fitting(List.of(50 * MIB, 1L))).isEqualTo(1);
  }

  @Test
  void releasedMemoryIsAvailableAgain() throws InterruptedException {
    // The reservation takes all memory: the second one gets none unless the first was released.
    for (int i = 0; i < 3; i++) {
      OpenObjects.room(Long.MAX_VALUE).orElseThrow().close();
    }
  }
}
