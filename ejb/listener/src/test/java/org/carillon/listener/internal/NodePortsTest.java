package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePortsTest {

  @Test
  void portOffsetIsThePlatformsUnlessGiven() {
    assertThat(NodePorts.offset(null, OptionalInt.of(150))).isEqualTo(150);
    assertThat(NodePorts.offset(null, OptionalInt.empty())).isZero();
    assertThat(NodePorts.offset("100", OptionalInt.of(150))).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "-1", "60475", "99999999999"})
  void invalidPortOffsetIsRefusedWithItsProperty(String asked) {
    assertThatThrownBy(() -> NodePorts.offset(asked, OptionalInt.empty()))
        .hasMessageContaining("carillon.port-offset must be a number from 0 to 60474")
        .hasMessageEndingWith(asked);
  }
}
