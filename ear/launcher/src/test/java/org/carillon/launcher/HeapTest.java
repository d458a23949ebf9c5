package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

  @Test
  void isReadAsTheJvmReadsIt() {
    assertThat(Heap.parse("512m").sizeOption()).isEqualTo("-Xmx512m");
    assertThat(Heap.parse("4G").sizeOption()).isEqualTo("-Xmx4096m");
  }

  @Test
  void theCollectorGoesWithTheSize() {
    assertThat(Heap.parse("2g").collectorOption()).isEqualTo("-XX:+UseSerialGC");
    assertThat(Heap.parse("3g").collectorOption()).isEqualTo("-XX:+UseG1GC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "1", "1t", "-1g", "512m -XX:+Evil", "99999999g"})
  void refusesWhatIsNoSize(String size) {
    assertThatThrownBy(() -> Heap.parse(size)).isInstanceOf(Refusal.class);
  }
}
