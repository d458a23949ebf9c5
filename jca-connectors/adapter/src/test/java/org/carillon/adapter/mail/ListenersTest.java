package org.carillon.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.carillon.adapter.listen.Listeners;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.listen.TestCatalog;
import org.carillon.adapter.port.Endpoints;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.server.Certificate;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.net.AddressRange;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of listeners over real sockets on loopback, with ports that are plain objects. */
class ListenersTest {
  private static final Limits LIMITS =
      new Limits(50, 50, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 2_048);

  private final Ports ports = new Ports(MailIntake.class, Sessions.class, ListenerCatalog.class);
  private final Listeners listeners =
      new Listeners("mail", ports, SharedMemory.ofProcess(), new MailHandlers(ports));
  private final TestIntake intake = new TestIntake();
  private final TestSessions sessions = new TestSessions();
  private final Endpoints intakeEndpoints = new Endpoints(MailIntake.class, intake);
  private TestCatalog catalog;
  private ListenerSpec smtp;

  @BeforeEach
  void open() throws Exception {
    smtp = spec(Service.SMTP, freePort(), LIMITS);
    catalog =
        new TestCatalog(
            List.of(smtp),
            List.of(
                Certificate.selfSigned("default", "EC", List.of()),
                Certificate.selfSigned("a", "EC", List.of("mail.a.test")),
                Certificate.selfSigned("b", "RSA", List.of("*.b.test"))));
    listeners.start();
    ports.open(new Endpoints(ListenerCatalog.class, catalog));
    ports.open(new Endpoints(Sessions.class, sessions));
    ports.open(intakeEndpoints);
    listeners.reconsider();
  }

  @AfterEach
  void close() {
    listeners.stop();
    assertThat(catalog.watchers()).isZero();
  }

  private static ListenerSpec spec(Service service, int port, Limits limits) {
    return new ListenerSpec(service, "127.0.0.1", port, limits);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Client connect(ListenerSpec spec) throws Exception {
    catalog.awaitReport(spec, "");
    return new Client(spec.port());
  }

  @Test
  void messageIsAccepted() throws Exception {
    try (Client client = connect(smtp)) {
      assertThat(client.reply()).isEqualTo("220 mx.example.test ESMTP Carillon");
      client.command("EHLO c");
      client.command("MAIL FROM:<a@example.net>");
      client.command("RCPT TO:<b@example.test>");
      assertThat(client.command("DATA")).startsWith("354");
      assertThat(client.command("a: b\r\n\r\nc\r\n.")).isEqualTo("250 2.0.0 Taken");
      assertThat(client.command("QUIT")).startsWith("221");
      assertThat(client.line()).isNull();
    }
    assertThat(intake.taken().poll(5, TimeUnit.SECONDS).text()).endsWith("a: b\r\n\r\nc\r\n");
  }

  @Test
  void authenticatedSessionLeavesNoWatchBehind() throws Exception {
    ListenerSpec submission = spec(Service.SUBMISSION, freePort(), LIMITS);
    catalog.change(List.of(smtp, submission));
    try (Client client = connect(submission)) {
      client.reply();
      client.command("EHLO c");
      client.command("STARTTLS");
      client.encrypt("", "TLSv1.3", "");
      client.command("EHLO c");
      assertThat(client.command("AUTH PLAIN AGFsaWNlAHNlY3JldA==")).startsWith("235");
      assertThat(sessions.watching()).isEqualTo(1);
      client.command("QUIT");
      assertThat(client.line()).isNull();
    }
    catalog.change(List.of(smtp));
    listeners.awaitReconsidered();
    assertThat(sessions.watching()).isZero();
  }

  @Test
  void defectWhileAcceptingEndsThatConnectionOnly() throws Exception {
    catalog.awaitReport(smtp, "");
    ListenerSpec defective = spec(Service.SMTP, smtp.port(), null);
    catalog.change(List.of(defective));
    listeners.awaitReconsidered();
    try (Client client = new Client(smtp.port())) {
      assertThat(client.line()).isNull();
    }
    listeners.awaitReconsidered();
    catalog.awaitReport(defective, "smtp does not accept connections on .*");
    catalog.change(List.of(smtp));
    listeners.awaitReconsidered();
    try (Client client = connect(smtp)) {
      assertThat(client.reply()).startsWith("220");
    }
  }

  @Test
  void sessionClosesWhenARequiredPortCloses() throws Exception {
    try (Client client = connect(smtp)) {
      client.reply();
      ports.close(intakeEndpoints);
      listeners.awaitReconsidered();
      assertThat(client.reply()).startsWith("421 4.3.2");
      assertThat(client.line()).isNull();
    }
    assertThatThrownBy(() -> new Client(smtp.port())).isInstanceOf(ConnectException.class);
    ports.open(intakeEndpoints);
    listeners.awaitReconsidered();
    try (Client client = connect(smtp)) {
      assertThat(client.reply()).startsWith("220");
    }
  }

  @Test
  void messageInTransferCompletesBeforeTheListenerCloses() throws Exception {
    try (Client client = connect(smtp);
        Client waiting = connect(smtp)) {
      client.reply();
      client.command("HELO c");
      client.command("MAIL FROM:<a@example.net>");
      client.command("RCPT TO:<b@example.test>");
      client.command("DATA");
      waiting.reply();
      catalog.change(List.of());
      assertThat(waiting.reply()).as("told when the listener closes").startsWith("421 4.3.2");
      assertThat(client.command("a: b\r\n.")).isEqualTo("250 2.0.0 Taken");
      assertThat(client.reply()).startsWith("421 4.3.2");
    }
  }

  @Test
  void clientAddressIsReadFromATrustedProxy() throws Exception {
    Limits one = new Limits(50, 1, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 2_048);
    ListenerSpec proxied =
        new ListenerSpec(
            Service.SMTP,
            "127.0.0.1",
            freePort(),
            one,
            List.of(AddressRange.of("127.0.0.0/8").orElseThrow()));
    catalog.change(List.of(proxied));
    String from = "PROXY TCP4 %s 203.0.113.1 56324 25\r\n";
    try (Client first = connect(proxied);
        Client second = connect(proxied);
        Client again = connect(proxied);
        Client check = connect(proxied);
        Client stranger = connect(proxied)) {
      first.send(from.formatted("192.0.2.1"));
      assertThat(first.reply()).startsWith("220");
      second.send(from.formatted("192.0.2.2"));
      assertThat(second.reply()).as("counted by its own address").startsWith("220");
      again.send(from.formatted("192.0.2.1"));
      assertThat(again.reply()).startsWith("421 4.7.0");
      check.send("PROXY UNKNOWN\r\n");
      assertThat(check.reply()).as("a health check").startsWith("220");
      stranger.send("EHLO client.example.test\r\n");
      assertThat(stranger.line()).as("without a header").isNull();
    }
  }

  @Test
  void listenersFollowTheCatalogue() throws Exception {
    connect(smtp).close();
    ListenerSpec other = spec(Service.LMTP, freePort(), LIMITS);
    catalog.change(List.of(other));
    try (Client client = connect(other)) {
      assertThat(client.reply()).isEqualTo("220 mx.example.test LMTP Carillon");
    }
    assertThatThrownBy(() -> new Client(smtp.port())).isInstanceOf(ConnectException.class);
  }

  @Test
  void portInUseIsReportedAndOpenedLater() throws Exception {
    ListenerSpec taken;
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress("127.0.0.1", 0));
      taken = spec(Service.SMTP, other.getLocalPort(), LIMITS);
      catalog.change(List.of(taken));
      catalog.awaitReport(
          taken, "smtp cannot listen on 127.0.0.1 port " + taken.port() + ": .*in use.*");
    }
    listeners.reconsider();
    try (Client client = connect(taken)) {
      assertThat(client.reply()).startsWith("220");
    }
  }

  @Test
  void connectionsPerAddressAreLimited() throws Exception {
    ListenerSpec narrow =
        spec(
            Service.SMTP,
            freePort(),
            new Limits(10, 2, Duration.ofMinutes(1), Duration.ofMinutes(1), 5, 2_048));
    catalog.change(List.of(narrow));
    try (Client first = connect(narrow);
        Client second = connect(narrow)) {
      assertThat(first.reply()).startsWith("220");
      assertThat(second.reply()).startsWith("220");
      try (Client third = connect(narrow)) {
        assertThat(third.reply()).startsWith("421 4.7.0");
        assertThat(third.line()).isNull();
      }
      assertThat(first.command("QUIT")).startsWith("221");
      assertThat(first.line()).isNull();
    }
    // The place becomes free a moment after the session's last reply.
    String greeting = "421";
    for (int i = 0; i < 100 && greeting.startsWith("421"); i++) {
      try (Client fourth = connect(narrow)) {
        greeting = fourth.reply();
      }
    }
    assertThat(greeting).startsWith("220");
  }

  @ParameterizedTest
  @CsvSource({
    "mail.a.test, TLSv1.3, , CN=a",
    "x.b.test, TLSv1.3, , CN=b",
    "x.b.test, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, CN=b",
    "unknown.test, TLSv1.3, , CN=default",
    "mail.a.test, TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, CN=a"
  })
  void certificateMatchesTheRequestedHost(
      String host, String protocol, String suite, String subject) throws Exception {
    try (Client client = connect(smtp)) {
      client.reply();
      client.command("EHLO c");
      assertThat(client.command("STARTTLS")).startsWith("220");
      assertThat(client.encrypt(host, protocol, suite == null ? "" : suite)).isEqualTo(subject);
      assertThat(client.command("EHLO c")).startsWith("250 AUTH");
    }
  }

  @Test
  void weakCipherSuitesAreRefused() throws Exception {
    try (Client client = connect(smtp)) {
      client.reply();
      client.command("EHLO c");
      client.command("STARTTLS");
      assertThatThrownBy(
              () -> client.encrypt("x.b.test", "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void newCertificatesAreUsedWithoutReopening() throws Exception {
    connect(smtp).close();
    catalog.changeCertificates(List.of(Certificate.selfSigned("renewed", "EC", List.of())));
    listeners.awaitReconsidered();
    try (Client client = connect(smtp)) {
      client.reply();
      client.command("EHLO c");
      client.command("STARTTLS");
      assertThat(client.encrypt("", "TLSv1.3", "")).isEqualTo("CN=renewed");
    }
  }

  @Test
  void largeMessagesAreAcceptedOverImplicitTls() throws Exception {
    ListenerSpec implicit = spec(Service.SUBMISSIONS, freePort(), LIMITS);
    catalog.change(List.of(implicit));
    String text = "0123456789".repeat(7) + "\r\n";
    try (Client client = connect(implicit)) {
      client.encrypt("mail.a.test", "TLSv1.3", "");
      assertThat(client.reply()).startsWith("220");
      client.command("EHLO c");
      assertThat(client.command("AUTH PLAIN AGFsaWNlAHNlY3JldA==")).startsWith("235");
      client.command("MAIL FROM:<a@example.net>");
      client.command("RCPT TO:<b@example.test>");
      client.command("DATA");
      client.send("a: b\r\n\r\n");
      for (int i = 0; i < 100; i++) {
        client.send(text.repeat(1_000));
      }
      assertThat(client.command(".")).isEqualTo("250 2.0.0 Taken");
    }
    assertThat(intake.taken().poll(5, TimeUnit.SECONDS).text())
        .endsWith("\r\n\r\n" + text.repeat(100_000));
  }

  @Test
  void garbageInsteadOfAHandshakeIsSurvived() throws Exception {
    ListenerSpec implicit = spec(Service.SUBMISSIONS, freePort(), LIMITS);
    catalog.change(List.of(implicit));
    try (Client client = connect(implicit)) {
      client.send("GET / HTTP/1.0\r\n\r\n");
      // An alert, or the end at once.
      while (client.line() != null) {}
    }
    try (Client client = connect(implicit)) {
      client.encrypt("mail.a.test", "TLSv1.3", "");
      assertThat(client.reply()).startsWith("220");
    }
  }

  @Test
  void idleTlsClientsGetAClosingReply() throws Exception {
    ListenerSpec implicit = spec(Service.SUBMISSIONS, freePort(), LIMITS);
    catalog.change(List.of(implicit));
    try (Client client = connect(implicit)) {
      client.encrypt("mail.a.test", "TLSv1.3", "");
      client.reply();
      catalog.change(List.of());
      assertThat(client.reply()).startsWith("421 4.3.2");
      assertThat(client.line()).isNull();
    }
  }
}
