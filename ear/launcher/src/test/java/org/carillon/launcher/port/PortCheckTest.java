package org.carillon.launcher.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;

class PortCheckTest {
  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void aTakenPortIsNamedWithItsServiceAndAWayOut() throws IOException {
    try (ServerSocket other = takenPortOf(Service.SMTP)) {
      assertThatThrownBy(() -> PortCheck.allFree(planTaking(Service.SMTP, other), LOOPBACK, true))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " (SMTP)")
          .hasMessageContaining("--offset");
    }
  }

  @Test
  void theEmbeddedDatabasesPortMattersOnlyIfItIsUsed() throws IOException {
    try (ServerSocket other = takenPortOf(Service.DATABASE)) {
      PortPlan plan = planTaking(Service.DATABASE, other);

      assertThatThrownBy(() -> PortCheck.allFree(plan, LOOPBACK, true))
          .hasMessageContaining("PostgreSQL");
      assertThat(refusal(plan)).doesNotContain("PostgreSQL");
    }
  }

  /**
   * What is said without the embedded database: nothing, unless somebody happens to have another of
   * the ports.
   */
  private static String refusal(PortPlan plan) throws IOException {
    try {
      PortCheck.allFree(plan, LOOPBACK, false);
      return "";
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  private static PortPlan planTaking(Service service, ServerSocket taken) {
    return new PortPlan(taken.getLocalPort() - new PortPlan(0, false).port(service), false);
  }

  private static ServerSocket takenPortOf(Service service) throws IOException {
    InetAddress loopback = InetAddress.getByName(LOOPBACK);
    for (int offset = 11_000; ; offset++) {
      try {
        return new ServerSocket(new PortPlan(offset, false).port(service), 1, loopback);
      } catch (BindException e) {
        // Somebody else's: the next one.
        continue;
      }
    }
  }
}
