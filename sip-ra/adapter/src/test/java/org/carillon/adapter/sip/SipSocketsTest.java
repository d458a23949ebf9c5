package org.carillon.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.carillon.adapter.listen.ListenerResources;
import org.carillon.adapter.listen.OpenListener;
import org.carillon.adapter.listen.ServiceMeters;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.server.Certificate;
import org.carillon.adapter.server.FutileSessionLimit;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.AddressRange;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.NetworkBudgets;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.Service;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests real sockets on loopback, without processing what they receive. */
@Timeout(60)
class SipSocketsTest {
  private static final Limits LIMITS =
      new Limits(50, 2, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 2_048);
  private static final String MESSAGE = "OPTIONS sip:x SIP/2.0\r\nl: 0\r\n\r\n";

  private record Arrived(Flow flow, String text) {}

  private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Arrived> tooLarge = new LinkedBlockingQueue<>();
  private final AtomicReference<ServerTls> tls = new AtomicReference<>();
  private final OctetBudget strangers = new OctetBudget(400_000);
  private final OctetBudget users = new OctetBudget(1 << 20);
  private final SipSockets sockets = sockets(StreamBounds.STRANGERS);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final List<OpenListener> open = new ArrayList<>();
  private InetSocketAddress address;

  @BeforeEach
  void open() throws Exception {
    sockets.deliverTo(
        (flow, octets) ->
            arrived.add(new Arrived(flow, new String(octets, StandardCharsets.UTF_8))),
        (flow, head) -> tooLarge.add(new Arrived(flow, new String(head, StandardCharsets.UTF_8))));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) free.getLocalSocketAddress();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (OpenListener each : open) {
      each.stop();
      each.awaitEnd(System.nanoTime() + Duration.ofSeconds(8).toNanos());
    }
    sockets.close();
    assertThat(sockets.connections()).isZero();
  }

  private OpenListener listen(SipSockets all, ListenerSpec spec) throws Exception {
    ListenerResources resources =
        new ListenerResources(
            new ServiceMeters(registry, spec.service()),
            memory(),
            new FutileSessionLimit(),
            BannedClients.NONE,
            tls::get);
    OpenListener listener = all.listen(spec, resources);
    open.add(listener);
    return listener;
  }

  private SharedMemory memory() {
    NetworkBudgets shares = new NetworkBudgets(strangers);
    return new SharedMemory(shares, users, shares);
  }

  private ListenerSpec spec(Service service) {
    return new ListenerSpec(service, "127.0.0.1", address.getPort(), LIMITS);
  }

  private ListenerSpec proxied(Service service) {
    return new ListenerSpec(
        service,
        "127.0.0.1",
        address.getPort(),
        LIMITS,
        List.of(AddressRange.of("127.0.0.0/8").orElseThrow()));
  }

  @Test
  void datagramIsAnsweredOverItsFlow() throws Exception {
    listen(sockets, spec(Service.SIP));
    try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] octets = MESSAGE.getBytes(StandardCharsets.UTF_8);
      phone.send(new DatagramPacket(octets, octets.length, address));
      Flow flow = next().flow();
      assertThat(flow.transport()).isEqualTo(Transport.UDP);
      assertThat(flow.local()).isEqualTo(address);

      sockets.send(flow, "answer".getBytes(StandardCharsets.UTF_8));
      DatagramPacket answer = new DatagramPacket(new byte[100], 100);
      phone.setSoTimeout(10_000);
      phone.receive(answer);
      assertThat(answer.getLength()).isEqualTo("answer".length());
    }
  }

  @Test
  void oversizedDatagramIsRefused() throws Exception {
    listen(sockets, spec(Service.SIP));
    try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] octets = (MESSAGE + "x".repeat(62_000)).getBytes(StandardCharsets.UTF_8);
      phone.send(new DatagramPacket(octets, octets.length, address));
      assertThat(tooLarge.poll(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(arrived).isEmpty();
    }
  }

  @Test
  void oversizedMessageGetsAResponse() throws Exception {
    listen(sockets, spec(Service.SIP));
    try (Socket phone = connect()) {
      phone.setSoTimeout(10_000);
      phone
          .getOutputStream()
          .write(("A\r\nl: 70000\r\n\r\n" + "b".repeat(70_000)).getBytes(StandardCharsets.UTF_8));
      Arrived body = tooLarge.poll(10, TimeUnit.SECONDS);
      assertThat(body).isNotNull();
      say(phone);
      next();
      phone.getOutputStream().write(("A: " + "b".repeat(40_000)).getBytes(StandardCharsets.UTF_8));
      assertThat(tooLarge.poll(10, TimeUnit.SECONDS)).isNotNull();
      sockets.send(body.flow(), "why".getBytes(StandardCharsets.UTF_8));
      assertThat(phone.getInputStream().readNBytes(3)).asString().isEqualTo("why");
      phone.shutdownOutput();
      assertThat(phone.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void unregisteredPhonesHaveASmallerSharedMemoryLimit() throws Exception {
    listen(sockets, spec(Service.SIP));
    String large = "A\r\nl: 20000\r\n\r\n" + "b".repeat(20_000);
    try (Socket phone = connect();
        Socket other = connect()) {
      phone.setSoTimeout(10_000);
      other.setSoTimeout(10_000);
      phone.getOutputStream().write(large.getBytes(StandardCharsets.UTF_8));
      Arrived refused = tooLarge.poll(10, TimeUnit.SECONDS);
      assertThat(refused).isNotNull();
      sockets.known(refused.flow());
      phone.getOutputStream().write(large.getBytes(StandardCharsets.UTF_8));
      assertThat(arrived.poll(10, TimeUnit.SECONDS).text()).isEqualTo(large);
      assertThat(strangers.used()).isZero();

      strangers.take(399_000);
      other.getOutputStream().write(("A: " + "b".repeat(4_000)).getBytes(StandardCharsets.UTF_8));
      assertThat(other.getInputStream().read()).as("no room for strangers").isEqualTo(-1);
      phone.getOutputStream().write(large.getBytes(StandardCharsets.UTF_8));
      assertThat(arrived.poll(10, TimeUnit.SECONDS)).as("there is for users").isNotNull();
    }
  }

  @Test
  void unfinishedMessageClosesTheConnection() throws Exception {
    StreamBounds brief = new StreamBounds(8_192, 16_384, 65_536, Duration.ofMillis(200));
    try (SipSockets hasty = sockets(brief)) {
      hasty.deliverTo(
          (flow, octets) ->
              arrived.add(new Arrived(flow, new String(octets, StandardCharsets.UTF_8))),
          (flow, head) -> {});
      listen(hasty, spec(Service.SIP));
      try (Socket phone = connect()) {
        phone.setSoTimeout(10_000);
        say(phone);
        next();
        phone.getOutputStream().write("OPTIONS sip:x SIP/2.0\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(phone.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void unfinishedHandshakeClosesTheConnection() throws Exception {
    StreamBounds brief = new StreamBounds(8_192, 16_384, 65_536, Duration.ofMillis(200));
    tls.set(new ServerTls(List.of(Certificate.selfSigned("slow", "EC", List.of()))));
    try (SipSockets hasty = sockets(brief)) {
      listen(hasty, spec(Service.SIPS));
      try (Socket phone = connect()) {
        phone.setSoTimeout(10_000);
        // The head of a TLS record without the rest.
        phone.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
        while (phone.getInputStream().read() >= 0) {
          // An alert may come before the end.
        }
      }
    }
  }

  @Test
  void connectionNumbersAreNotReusedAfterARestart() throws Exception {
    listen(sockets, spec(Service.SIP));
    try (Socket phone = connect()) {
      say(phone);
      assertThat(next().flow().connection()).isGreaterThan(1L << 40);
    }
  }

  @Test
  void connectionsPerAddressAreLimited() throws Exception {
    listen(sockets, spec(Service.SIP));
    try (Socket first = connect();
        Socket second = connect()) {
      say(first);
      say(second);
      next();
      next();
      try (Socket third = connect()) {
        third.setSoTimeout(10_000);
        assertThat(third.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void clientAddressIsReadFromTheProxyHeader() throws Exception {
    OpenListener listener = listen(sockets, spec(Service.SIP));
    try (Socket direct = connect()) {
      say(direct);
      assertThat(next().flow().remote()).isEqualTo(direct.getLocalSocketAddress());
    }
    listener.change(proxied(Service.SIP));
    try (Socket first = connect();
        Socket second = connect();
        Socket third = connect();
        Socket other = connect();
        Socket silent = connect()) {
      introduce(first, "192.0.2.7", 5_060);
      say(first);
      assertThat(next().flow().remote())
          .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 5_060));
      introduce(second, "192.0.2.7", 5_061);
      say(second);
      Arrived heard = next();
      sockets.send(heard.flow(), "back".getBytes(StandardCharsets.UTF_8));
      assertThat(second.getInputStream().readNBytes(4)).asString().isEqualTo("back");
      introduce(third, "192.0.2.7", 5_062);
      third.setSoTimeout(10_000);
      assertThat(third.getInputStream().read()).as("one too many of its client").isEqualTo(-1);
      introduce(other, "192.0.2.8", 5_060);
      say(other);
      next();
      say(silent);
      silent.setSoTimeout(10_000);
      assertThat(silent.getInputStream().read()).as("without a header").isEqualTo(-1);
    }
  }

  @Test
  void proxyHeaderPrecedesTheTlsHandshake() throws Exception {
    tls.set(new ServerTls(List.of(Certificate.selfSigned("behind", "EC", List.of()))));
    listen(sockets, proxied(Service.SIPS));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (Socket plain = connect()) {
      introduce(plain, "2001:db8::7", 5_061);
      try (Socket phone = context.getSocketFactory().createSocket(plain, "behind", 5_061, true)) {
        say(phone);
        Flow flow = next().flow();
        assertThat(flow.transport()).isEqualTo(Transport.TLS);
        assertThat(flow.remote().getAddress()).isEqualTo(InetAddress.ofLiteral("2001:db8::7"));
      }
    }
  }

  private static void introduce(Socket proxied, String client, int port) throws Exception {
    boolean four = client.indexOf(':') < 0;
    String line =
        "PROXY TCP%s %s %s %d 5060\r\n"
            .formatted(four ? "4" : "6", client, four ? "203.0.113.1" : "2001:db8::1", port);
    proxied.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void renewedCertificateIsUsedWithoutReopeningTheSocket() throws Exception {
    tls.set(new ServerTls(List.of(Certificate.selfSigned("first", "EC", List.of()))));
    listen(sockets, spec(Service.SIPS));
    assertThat(shown()).isEqualTo("CN=first");
    assertThat(next().flow().transport()).isEqualTo(Transport.TLS);

    tls.set(new ServerTls(List.of(Certificate.selfSigned("renewed", "RSA", List.of()))));
    assertThat(shown()).isEqualTo("CN=renewed");
  }

  /** Returns the certificate that a phone gets over TLS. */
  private String shown() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (SSLSocket phone =
        (SSLSocket)
            context.getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
      say(phone);
      return ((X509Certificate) phone.getSession().getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    }
  }

  private SipSockets sockets(StreamBounds bounds) {
    return new SipSockets(tls::get, bounds, memory());
  }

  private Socket connect() throws Exception {
    return new Socket(address.getAddress(), address.getPort());
  }

  private static void say(Socket phone) throws Exception {
    phone.getOutputStream().write(MESSAGE.getBytes(StandardCharsets.UTF_8));
  }

  private Arrived next() throws InterruptedException {
    Arrived next = arrived.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    assertThat(next.text()).isEqualTo(MESSAGE);
    return next;
  }

  /** Accepts any certificate. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
