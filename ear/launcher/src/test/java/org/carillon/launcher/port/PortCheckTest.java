package org.carillon.launcher.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.carillon.contract.net.Service;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;

class PortCheckTest {
  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void portInUseIsReportedWithItsServiceAndTheOffsetOption() throws IOException {
    try (ServerSocket other = takenPortOf(ServerPort.of(Service.SMTP))) {
      assertThatThrownBy(
              () ->
                  PortCheck.allFree(planTaking(ServerPort.of(Service.SMTP), other), LOOPBACK, true))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " (SMTP)")
          .hasMessageContaining("--offset");
    }
  }

  @Test
  void udpPortInUseIsReported() throws IOException {
    try (DatagramSocket other = new DatagramSocket(0, InetAddress.getByName(LOOPBACK))) {
      InetSocketAddress taken = (InetSocketAddress) other.getLocalSocketAddress();

      assertThatThrownBy(() -> PortCheck.check(ServerPort.of(Service.SIP), taken))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " (SIP, UDP and TCP)");
    }
  }

  @Test
  void embeddedDatabasePortIsCheckedOnlyWhenUsed() throws IOException {
    try (ServerSocket other = takenPortOf(ServerPort.DATABASE)) {
      PortPlan plan = planTaking(ServerPort.DATABASE, other);

      assertThatThrownBy(() -> PortCheck.allFree(plan, LOOPBACK, true))
          .hasMessageContaining("PostgreSQL");
      assertThat(refusal(plan)).doesNotContain("PostgreSQL");
    }
  }

  /**
   * The refusal without the embedded database: none, unless another program uses one of the ports.
   */
  private static String refusal(PortPlan plan) throws IOException {
    try {
      PortCheck.allFree(plan, LOOPBACK, false);
      return "";
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  private static PortPlan planTaking(ServerPort port, ServerSocket taken) {
    return new PortPlan(taken.getLocalPort() - new PortPlan(0, false).port(port), false);
  }

  private static ServerSocket takenPortOf(ServerPort port) throws IOException {
    InetAddress loopback = InetAddress.getByName(LOOPBACK);
    for (int offset = 11_000; ; offset++) {
      try {
        return new ServerSocket(new PortPlan(offset, false).port(port), 1, loopback);
      } catch (BindException e) {
        // Another program uses it: try the next one.
        continue;
      }
    }
  }
}
