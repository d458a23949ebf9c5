package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

class PortOffsetTest {
  private static final int JGROUPS = 7_600;
  private static final List<Integer> OF_A_STOCK_SERVER = List.of(8_081, 8_444);

  /** Several of them run at a time; a cluster's nodes use a port for each other as well. */
  @Test
  void testServersUseDistinctPorts() {
    List<Integer> ports = new ArrayList<>();
    for (PortOffset each : PortOffset.values()) {
      Stream.of(CarillonServer.services(), OF_A_STOCK_SERVER, List.of(JGROUPS))
          .flatMap(List::stream)
          .forEach(port -> ports.add(port + each.value()));
    }
    assertThat(ports).doesNotHaveDuplicates();
  }
}
