package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.listener.ListenerSettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class ListenerPlanTest {
  private final DeclaredSettings settings = new DeclaredSettings();

  @Test
  void privilegedPortsAreShiftedBy2000AndTheOffset() {
    var plan = new ListenerPlan(settings, new NodePorts(100, false, "*"));

    assertThat(only(plan, Service.SMTP).port()).isEqualTo(2125);
    assertThat(only(plan, Service.IMAPS).port()).isEqualTo(3093);
    assertThat(only(plan, Service.SIP).port()).isEqualTo(5160);
  }

  @Test
  void aServerOnStandardPortsUsesThem() {
    var plan = new ListenerPlan(settings, new NodePorts(0, true, "*"));

    assertThat(only(plan, Service.SMTP).port()).isEqualTo(25);
    assertThat(only(plan, Service.SUBMISSIONS).port()).isEqualTo(465);
  }

  @Test
  void lmtpListensOnLoopbackOnly() {
    var plan = new ListenerPlan(settings, new NodePorts(0, false, "0.0.0.0"));

    assertThat(only(plan, Service.LMTP).address()).isEqualTo("127.0.0.1");
    assertThat(only(plan, Service.SMTP).address()).isEqualTo("*");
  }

  @Test
  void settingsMoveAndDisableListeners() {
    settings
        .with(ListenerSettings.of(Service.IMAP).port(), 4143L)
        .with(ListenerSettings.of(Service.IMAP).addresses(), List.of("192.0.2.1", "2001:db8::1"))
        .with(ListenerSettings.of(Service.POP3).enabled(), false);
    var plan = new ListenerPlan(settings, new NodePorts(10, false, "*"));

    assertThat(of(plan, Service.IMAP))
        .extracting(ListenerSpec::address, ListenerSpec::port)
        .containsExactly(tuple("192.0.2.1", 4153), tuple("2001:db8::1", 4153));
    assertThat(of(plan, Service.POP3)).isEmpty();
  }

  @Test
  void declaredServiceIsListenedFor() {
    var echo =
        Service.declare("echo", "Echo", 7)
            .transports(Service.Transport.UDP, Service.Transport.TCP)
            .limits(new Limits(9, 3, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 1_024))
            .make();
    var declared = ListenerSettings.declare(echo);
    settings.with(declared.connections(), 7L);
    var plan = new ListenerPlan(settings, new NodePorts(100, false, "*"));

    assertThat(declared.all())
        .allMatch(setting -> setting.key().startsWith("listener.echo."))
        .extracting(setting -> setting.title())
        .contains("ECHO: enabled", "ECHO: maximum connections");
    assertThat(plan.listeners(echo, declared))
        .containsExactly(
            new ListenerSpec(
                echo,
                "*",
                2107,
                new Limits(7, 3, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 1_024)));
  }

  private static ListenerSpec only(ListenerPlan plan, Service service) {
    var specs = of(plan, service);
    assertThat(specs).hasSize(1);
    return specs.getFirst();
  }

  private static List<ListenerSpec> of(ListenerPlan plan, Service service) {
    return plan.listeners().stream().filter(spec -> spec.service() == service).toList();
  }
}
