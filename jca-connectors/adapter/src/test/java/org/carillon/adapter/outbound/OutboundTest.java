package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carillon.adapter.dns.AdapterDns;
import org.carillon.adapter.dns.TestDns;
import org.carillon.adapter.listen.Listeners;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.listen.TestCatalog;
import org.carillon.adapter.mail.MailHandlers;
import org.carillon.adapter.mail.TestIntake;
import org.carillon.adapter.mail.TestSessions;
import org.carillon.adapter.port.Endpoints;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.server.Certificate;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.Encryption;
import org.carillon.contract.queue.RelayRoute.Encryption.Mode;
import org.carillon.contract.queue.RelayRoute.Login;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of outbound mail over real sockets, to a host that is our own listener. */
class OutboundTest {
  private static final Limits LIMITS =
      new Limits(50, 50, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 2_048);

  private final Ports ports = new Ports(MailIntake.class, Sessions.class, ListenerCatalog.class);
  private final Listeners host =
      new Listeners("mail", ports, SharedMemory.ofProcess(), new MailHandlers(ports));
  private final TestIntake intake = new TestIntake();
  private int port;
  private HostCertificate certificate;
  private TestDns dns;
  private TestRelayQueue queue;
  private Outbound outbound;

  @BeforeEach
  void open() throws Exception {
    port = freePort();
    certificate = Certificate.selfSigned("mx", "EC", List.of());
    ListenerSpec spec = new ListenerSpec(Service.SMTP, "127.0.0.1", port, LIMITS);
    TestCatalog catalog = new TestCatalog(List.of(spec), List.of(certificate));
    host.start();
    ports.open(new Endpoints(ListenerCatalog.class, catalog));
    ports.open(new Endpoints(Sessions.class, new TestSessions()));
    ports.open(new Endpoints(MailIntake.class, intake));
    host.reconsider();
    catalog.awaitReport(spec, "");
    dns =
        new TestDns(
            """
            here.test.    IN MX 10 mx.test.
            mx.test.      IN A 127.0.0.1
            second.test.  IN MX 10 away.test.
            second.test.  IN MX 20 mx.test.
            away.test.    IN A 127.0.0.2
            gone.test.    IN A 127.0.0.2
            """);
    queue =
        new TestRelayQueue(
            new OutboundPolicy(
                "us.test",
                new DnsPolicy(
                    List.of(dns.address()), Duration.ofSeconds(2), Duration.ofSeconds(10)),
                port,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                2_048,
                10,
                2));
    outbound = new Outbound(queue, new AdapterDns());
    outbound.start();
  }

  @AfterEach
  void close() {
    outbound.stop();
    host.stop();
    dns.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Outcome outcome() throws InterruptedException {
    Outcome outcome = queue.outcomes().poll(15, TimeUnit.SECONDS);
    assertThat(outcome).as("an outcome in time").isNotNull();
    return outcome;
  }

  @Test
  void messageIsRelayedOverTlsWithAnOutcomePerRecipient() throws Exception {
    queue.add("here.test", "bob@here.test", "nobody@here.test");
    assertThat(outcome())
        .isEqualTo(new Outcome.Failed(2, "mx.test", "5.1.1", "550 5.1.1 No such user"));
    assertThat(outcome()).isEqualTo(new Outcome.Relayed(1, "mx.test", "250 2.0.0 Taken", true));
    TestIntake.Taken taken = intake.taken().poll(5, TimeUnit.SECONDS);
    assertThat(taken.session().tls()).startsWith("TLSv1.3 ");
    assertThat(taken.session().helo()).isEqualTo("us.test");
    assertThat(taken.text()).endsWith("a: b\r\n\r\nc\r\n");
  }

  @Test
  void nextExchangerIsTriedWhenOneDoesNotAnswer() throws Exception {
    queue.add("second.test", "bob@second.test");
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
  }

  @Test
  void messageIsDelayedWhenNoExchangerAnswers() throws Exception {
    queue.add("gone.test", "bob@gone.test");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Delayed.class,
            delayed -> {
              assertThat(delayed.status()).isEqualTo("4.4.1");
              assertThat(delayed.reply()).contains("127.0.0.2").contains("refused");
            });
  }

  @Test
  void messageForAnUnknownDomainFails() throws Exception {
    queue.add("nowhere.test", "bob@nowhere.test");
    assertThat(outcome())
        .isEqualTo(new Outcome.Failed(1, "", "5.1.2", "The domain does not exist"));
  }

  @Test
  void messagesShareAFewConnections() throws Exception {
    for (int i = 0; i < 60; i++) {
      queue.add("here.test", "bob@here.test");
    }
    Set<String> sessions = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
      sessions.add(intake.taken().poll(5, TimeUnit.SECONDS).session().session());
    }
    assertThat(sessions).hasSizeLessThanOrEqualTo(2);
  }

  private RelayRoute route(Mode mode, String fingerprint, boolean isReturned, boolean signsIn) {
    return new RelayRoute(
        "test",
        List.of(new NextHop("localhost", port)),
        RelayRoute.Protocol.SMTP,
        new Encryption(
            mode, false, fingerprint.isEmpty() ? List.of() : List.of(fingerprint), isReturned),
        signsIn ? Optional.of(new Login("alice", "correct horse")) : Optional.empty(),
        Optional.of("other.test"),
        Optional.of(InetAddress.ofLiteral("127.0.0.9")));
  }

  private String fingerprint() throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(certificate.chain().getFirst().getEncoded()));
  }

  @Test
  void routeSignsInFromItsAddressWithItsName() throws Exception {
    queue.route(route(Mode.FINGERPRINT, fingerprint(), false, true));
    queue.add("far.test", "bob@far.test");
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
    TestIntake.Taken taken = intake.taken().poll(5, TimeUnit.SECONDS);
    assertThat(taken.session().caller()).isPresent();
    assertThat(taken.session().helo()).isEqualTo("other.test");
    assertThat(taken.session().client().getHostAddress()).isEqualTo("127.0.0.9");
  }

  @Test
  void mailWaitsForTheRightCertificateOrIsReturned() throws Exception {
    String another = "00".repeat(32);
    String found = fingerprint();
    queue.route(route(Mode.FINGERPRINT, another, false, false));
    queue.add("far.test", "bob@far.test");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Delayed.class,
            delayed -> {
              assertThat(delayed.status()).isEqualTo("4.7.10");
              assertThat(delayed.reply()).contains("another fingerprint: " + found);
            });
    queue.route(route(Mode.FINGERPRINT, another, true, false));
    queue.add("far.test", "bob@far.test");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.status()).isEqualTo("5.7.10"));
  }

  @Test
  void selfSignedCertificateIsNotVerified() throws Exception {
    queue.route(route(Mode.VERIFIED, "", false, false));
    queue.add("far.test", "bob@far.test");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Delayed.class, delayed -> assertThat(delayed.status()).isEqualTo("4.7.10"));
  }

  @Test
  void nextHostOfARouteIsTriedWhenOneDoesNotAnswer() throws Exception {
    queue.route(
        RelayRoute.over(List.of(new NextHop("127.0.0.2", port), new NextHop("127.0.0.1", port))));
    queue.add("far.test", "bob@far.test");
    assertThat(outcome()).isInstanceOf(Outcome.Relayed.class);
  }
}
