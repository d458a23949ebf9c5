package org.carillon.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.stage.AddressRouting.Routed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that external programs route mail, without making this server an open relay. */
class RoutedMailTest {
  private static final Refused GONE = new Refused(550, "5.1.1", "Left in May");
  private static final Deferred LATER = new Deferred(451, "4.3.0", "Moving");

  private final Transport transport = new Transport();

  @BeforeEach
  void start() {
    Map<String, Routed> known =
        Map.of(
            "sales@example.test", new Routed.Others(List.of("bob@example.test")),
            "team@example.test", new Routed.Others(List.of("bob@example.test", "x@example.net")),
            "far@example.test", new Routed.Others(List.of("far@example.net")),
            "odd@example.test", new Routed.Others(List.of("nobody@example.test")),
            "abroad@example.net", new Routed.Others(List.of("other@example.net")),
            "home@example.net", new Routed.Others(List.of("bob@example.test")),
            "bob@example.test", new Routed.Unchanged(),
            "gone@example.test", new Routed.Nowhere(GONE),
            "moving@example.test", new Routed.Later(LATER));
    transport.routing = address -> known.getOrDefault(address, new Routed.Unchanged());
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private Verdict recipient(IntakeSession session, String to) {
    return transport.intake.recipient(
        session,
        Transport.from("ann@example.org"),
        new ForwardPath(to, Set.of(), Optional.empty()));
  }

  private Verdict accept(String to) {
    return transport.intake.accept(
        Transport.stranger(),
        Transport.envelope("ann@example.org", to),
        transport.store.mail("Subject: Hi\n\nHello.\n"));
  }

  @Test
  void recipientIsRoutedByTheProgram() {
    IntakeSession stranger = Transport.stranger();
    assertThat(recipient(stranger, "sales@example.test")).isInstanceOf(Accepted.class);
    assertThat(recipient(stranger, "team@example.test")).isInstanceOf(Accepted.class);
    assertThat(recipient(stranger, "far@example.test")).isInstanceOf(Accepted.class);
    assertThat(recipient(stranger, "home@example.net")).isInstanceOf(Accepted.class);
    assertThat(recipient(stranger, "gone@example.test")).isEqualTo(GONE);
    assertThat(recipient(stranger, "moving@example.test")).isEqualTo(LATER);
    assertThat(recipient(stranger, "odd@example.test"))
        .as("an address that leads nowhere")
        .isInstanceOf(Refused.class);
  }

  @Test
  void externalClientsCannotRelayThroughRouting() {
    assertThat(recipient(Transport.stranger(), "abroad@example.net")).isInstanceOf(Refused.class);
    assertThat(accept("abroad@example.net")).isInstanceOf(Refused.class);
  }

  @Test
  void lmtpClientsDoNotUseTheRouter() {
    var lmtp = Transport.session(Service.LMTP, Optional.empty());
    assertThat(recipient(lmtp, "sales@example.test")).isInstanceOf(Refused.class);
    assertThat(recipient(lmtp, "bob@example.test")).isInstanceOf(Accepted.class);
  }

  @Test
  void mailRoutedToALocalAccountIsDelivered() {
    assertThat(accept("sales@example.test")).isInstanceOf(Accepted.class);
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();
  }

  @Test
  void mailRoutedToAnotherServerUsesARewrittenSender() {
    assertThat(accept("team@example.test")).isInstanceOf(Accepted.class);
    List<RelayJob> jobs = transport.queue.claim(10, Set.of());
    assertThat(jobs).hasSize(1);
    assertThat(jobs.getFirst().destination()).isEqualTo("example.net");
    assertThat(jobs.getFirst().recipients().getFirst().path().address()).isEqualTo("x@example.net");
    assertThat(jobs.getFirst().from().address()).startsWith("SRS0=").endsWith("@example.test");
    assertThat(accept("far@example.test")).isInstanceOf(Accepted.class);
    assertThat(transport.queue.claim(10, Set.of())).hasSize(1);
  }
}
