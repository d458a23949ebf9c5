package org.carillon.launcher.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.contract.net.Service;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;

class PortPlanTest {

  @Test
  void defaultPortsNeedNoPrivilege() {
    PortPlan plan = new PortPlan(0, false);

    assertThat(ServerPort.all(true).stream().map(plan::port))
        .containsExactly(
            2025, 2587, 2465, 2024, 2143, 2993, 2110, 2995, 4190, 2389, 2636, 5060, 5061, 8080,
            8443, 9990, 15432);
  }

  @Test
  void standardPortsAreTheRegisteredOnes() {
    PortPlan plan = new PortPlan(0, true);

    assertThat(plan.port(ServerPort.of(Service.SMTP))).isEqualTo(25);
    assertThat(plan.port(ServerPort.HTTP)).isEqualTo(80);
    assertThat(plan.port(ServerPort.HTTPS)).isEqualTo(443);
    assertThat(plan.port(ServerPort.of(Service.SIP))).isEqualTo(5060);
  }

  @Test
  void offsetShiftsEveryPortWithoutDuplicates() {
    PortPlan plan = new PortPlan(100, false);

    assertThat(ServerPort.all(true).stream().map(plan::port)).doesNotHaveDuplicates();
    assertThat(plan.port(ServerPort.of(Service.IMAPS))).isEqualTo(3093);
    assertThat(plan.base(ServerPort.of(Service.IMAPS))).isEqualTo(2993);
  }

  @Test
  void offsetBeyondThePortRangeIsRefused() {
    assertThat(new PortPlan(50103, false).port(ServerPort.DATABASE)).isEqualTo(65535);
    assertThatThrownBy(() -> new PortPlan(50104, false))
        .isInstanceOf(Refusal.class)
        .hasMessage("--offset takes a number from 0 to 50103, not 50104.");
    assertThatThrownBy(() -> new PortPlan(-1, false)).isInstanceOf(Refusal.class);
  }
}
