package org.carillon.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
import org.carillon.adapter.tls.ClientTls;
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
import org.carillon.contract.queue.StsPolicy;
import org.carillon.contract.queue.StsPolicy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests that outgoing mail obeys the policies of domains (MTA-STS). The host is our own listener
 * with a certificate for {@code mx.test} and {@code mx2.test}; another host does not encrypt.
 */
@Timeout(60)
class StsOutboundTest {
  private static final Limits LIMITS =
      new Limits(50, 50, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 2_048);

  private final Ports ports = new Ports(MailIntake.class, Sessions.class, ListenerCatalog.class);
  private final Listeners host =
      new Listeners("mail", ports, SharedMemory.ofProcess(), new MailHandlers(ports));
  private final TestIntake intake = new TestIntake();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private HostCertificate certificate;
  private TestCatalog catalog;
  private TestDns dns;
  private TestRelayQueue queue;
  private PlainHost plain;
  private Outbound outbound;

  @BeforeEach
  void open() throws Exception {
    int port = freePort();
    certificate = Certificate.selfSigned("mx", "EC", List.of("mx.test", "mx2.test"));
    ListenerSpec spec = new ListenerSpec(Service.SMTP, "127.0.0.1", port, LIMITS);
    catalog = new TestCatalog(List.of(spec), List.of(certificate));
    host.start();
    ports.open(new Endpoints(ListenerCatalog.class, catalog));
    ports.open(new Endpoints(Sessions.class, new TestSessions()));
    ports.open(new Endpoints(MailIntake.class, intake));
    host.reconsider();
    catalog.awaitReport(spec, "");
    plain = new PlainHost("127.0.0.3", port);
    dns =
        new TestDns(
            """
            here.test.    IN MX 10 mx.test.
            mx.test.      IN A 127.0.0.1
            mx2.test.     IN A 127.0.0.1
            alias.test.   IN MX 10 other.test.
            other.test.   IN A 127.0.0.1
            plain.test.   IN MX 10 mx-plain.test.
            mx-plain.test. IN A 127.0.0.3
            both.test.    IN MX 10 mx-plain.test.
            both.test.    IN MX 20 mx2.test.
            down.test.    IN MX 10 mx-plain.test.
            down.test.    IN MX 20 mx-down.test.
            mx-down.test. IN A 127.0.0.4
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
                1));
    send(new ClientTls(trusting(certificate)));
  }

  private void send(ClientTls tls) {
    Metrics.addRegistry(meters);
    outbound = new Outbound(queue, new AdapterDns(), tls);
    outbound.start();
  }

  @AfterEach
  void close() throws IOException {
    outbound.stop();
    Metrics.removeRegistry(meters);
    host.stop();
    plain.close();
    dns.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static KeyStore trusting(HostCertificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("mx", certificate.chain().getFirst());
    return store;
  }

  private void demand(Mode mode, String... mx) {
    queue.sts = new StsPolicy(mode, List.of(mx));
  }

  private Outcome outcome(String domain) throws InterruptedException {
    queue.add(domain, "bob@" + domain);
    Outcome outcome = queue.outcomes().poll(15, TimeUnit.SECONDS);
    assertThat(outcome).as("an outcome in time").isNotNull();
    return outcome;
  }

  private String delayed(String domain) throws InterruptedException {
    return outcome(domain) instanceof Outcome.Delayed(long _, String _, String status, String why)
        ? status + " " + why
        : "not delayed";
  }

  private String session() throws InterruptedException {
    return intake.taken().poll(5, TimeUnit.SECONDS).session().session();
  }

  @Test
  void enforcedPolicyIsMetByAValidCertificate() throws Exception {
    demand(Mode.ENFORCE, "mx.test");
    assertThat(outcome("here.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(intake.taken().poll(5, TimeUnit.SECONDS).session().tls()).startsWith("TLSv1.3 ");
    assertThat(sessions("met")).isEqualTo(1);
  }

  private double sessions(String result) {
    return meters.get("carillon.outbound.sts").tag("result", result).counter().count();
  }

  @Test
  void mailWaitsForATrustedCertificate() throws Exception {
    outbound.stop();
    send(new ClientTls());
    demand(Mode.ENFORCE, "mx.test");
    assertThat(delayed("here.test"))
        .startsWith(
            "4.7.10 here.test demands encrypted delivery (MTA-STS), but not of mx.test: The"
                + " encryption failed: ");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void mailWaitsForACertificateWithTheHostsName() throws Exception {
    demand(Mode.ENFORCE, "other.test");
    assertThat(delayed("alias.test"))
        .startsWith("4.7.10 alias.test demands")
        .contains("other.test");
    assertThat(intake.taken()).isEmpty();
  }

  @Test
  void commonNameOfACertificateDoesNotCount() throws Exception {
    outbound.stop();
    HostCertificate old = Certificate.selfSigned("mx.test", "EC", List.of());
    catalog.changeCertificates(List.of(old));
    host.awaitReconsidered();
    send(new ClientTls(trusting(old)));
    demand(Mode.ENFORCE, "mx.test");
    assertThat(delayed("here.test")).contains("No subject alternative DNS name matching mx.test");
    assertThat(sessions("certificate-host-mismatch")).isEqualTo(1);
  }

  @Test
  void hostThatThePolicyDoesNotNameGetsNoMail() throws Exception {
    demand(Mode.ENFORCE, "*.mx.test");
    assertThat(delayed("here.test"))
        .isEqualTo(
            "4.7.0 here.test demands encrypted delivery (MTA-STS), but its policy does not name"
                + " mx.test");
    assertThat(intake.taken()).isEmpty();
    assertThat(sessions("validation-failure")).isEqualTo(1);
  }

  @Test
  void mailIsNeverSentInTheClearUnderAnEnforcedPolicy() throws Exception {
    demand(Mode.ENFORCE, "mx-plain.test");
    assertThat(delayed("plain.test"))
        .isEqualTo(
            "4.7.10 plain.test demands encrypted delivery (MTA-STS), but not of mx-plain.test: The"
                + " host does not offer encryption (STARTTLS)");
    assertThat(plain.texts).hasValue(0);
  }

  @Test
  void nextHostIsTriedWhenOneDoesNotMeetThePolicy() throws Exception {
    demand(Mode.ENFORCE, "mx-plain.test", "mx2.test");
    assertThat(outcome("both.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(plain.sessions).hasValue(1);
    demand(Mode.ENFORCE, "mx2.test");
    assertThat(outcome("both.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(plain.sessions).hasValue(1);
    assertThat(plain.texts).hasValue(0);
  }

  @Test
  void delayNamesThePolicyEvenIfTheLastHostIsDown() throws Exception {
    demand(Mode.ENFORCE, "*.test");
    assertThat(delayed("down.test")).startsWith("4.7.10 down.test demands");
  }

  @Test
  void mailIsDeliveredUnderAPolicyInTesting() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger("org.carillon.mail");
    log.addHandler(handler);
    try {
      demand(Mode.TESTING, "mx-plain.test");
      assertThat(outcome("plain.test")).isInstanceOf(Outcome.Relayed.class);
      assertThat(plain.texts).hasValue(1);
      assertThat(plain.sessions).as("one as the policy demands, one without").hasValue(2);
      demand(Mode.TESTING, "elsewhere.test");
      assertThat(outcome("here.test")).isInstanceOf(Outcome.Relayed.class);
      demand(Mode.TESTING, "other.test");
      assertThat(outcome("alias.test")).isInstanceOf(Outcome.Relayed.class);
      demand(Mode.TESTING, "mx.test");
      assertThat(outcome("here.test")).isInstanceOf(Outcome.Relayed.class);
    } finally {
      log.removeHandler(handler);
    }
    assertThat(sessions("starttls-not-supported")).isEqualTo(1);
    assertThat(sessions("certificate-host-mismatch")).isEqualTo(1);
    assertThat(sessions("met")).isEqualTo(1);
    assertThat(lines.stream().filter(line -> line.startsWith("insecure ")))
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .contains("domain=plain.test policy=testing host=mx-plain.test")
                    .contains("failure=starttls-not-supported"),
            two ->
                assertThat(two).contains("failure=validation-failure").contains("name this host"),
            three -> assertThat(three).contains("failure=certificate-host-mismatch"));
  }

  @Test
  void mailGoesInTheClearWithoutAPolicy() throws Exception {
    assertThat(outcome("plain.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(plain.sessions).hasValue(1);
  }

  @Test
  void connectionIsNotReusedUnderAnotherPolicy() throws Exception {
    assertThat(outcome("plain.test")).isInstanceOf(Outcome.Relayed.class);
    demand(Mode.ENFORCE, "mx-plain.test");
    assertThat(delayed("plain.test")).startsWith("4.7.10 ");
    assertThat(plain.texts).hasValue(1);

    demand(Mode.ENFORCE, "mx.test");
    assertThat(outcome("here.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(outcome("here.test")).isInstanceOf(Outcome.Relayed.class);
    assertThat(session()).as("kept under the same policy").isEqualTo(session());
    demand(Mode.ENFORCE, "mx2.test");
    assertThat(delayed("here.test")).startsWith("4.7.0 ");
  }

  @Test
  void nothingIsTriedWhileThePolicyIsNotKnown() throws Exception {
    queue.sts = null;
    queue.add("here.test", "bob@here.test");
    assertThat(queue.givenBack.tryAcquire(15, TimeUnit.SECONDS)).isTrue();
    assertThat(intake.taken()).isEmpty();
  }
}
