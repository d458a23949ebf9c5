package org.carillon.adapter.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.carillon.adapter.port.Endpoints;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.server.Certificate;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.contract.net.TlsProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a new service, over TLS or datagrams, needs only its declaration and a handler. */
@Timeout(60)
class ToyServiceTest {
  private static final Limits LIMITS =
      new Limits(50, 2, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 1_024);

  private static final Service ECHO =
      Service.declare("echo", "Echo, TLS", 7).encryption(Service.Encryption.IMPLICIT).make();
  private static final Service SHOUT =
      Service.declare("shout", "Shout", 7).transports(Service.Transport.UDP).make();

  /** Echoes each line; {@code slow} only when the test permits. */
  private final class Echo implements StreamProtocol {
    @Override
    public String refusal() {
      return "too many\n";
    }

    @Override
    public StreamSession begin(Accepted client) {
      return new Session(client.socket());
    }
  }

  private final class Session implements StreamSession {
    private final StreamSocket socket;
    private final AtomicLong octets = new AtomicLong();
    private volatile boolean ending;

    Session(StreamSocket socket) {
      this.socket = socket;
    }

    @Override
    public boolean goOn() {
      try {
        socket.startTls();
        byte[] line = new byte[LIMITS.lineOctets()];
        int n;
        while (!ending && (n = socket.read(line, 0, line.length, 60_000)) > 0) {
          answer(new String(line, 0, n, StandardCharsets.US_ASCII));
        }
        answer("bye\n");
      } catch (IOException | InterruptedException gone) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    private void answer(String said) throws IOException, InterruptedException {
      if (said.equals("slow\n")) {
        slowHeard.countDown();
        letSlow.await();
      }
      String answer =
          said.equals("name\n")
              ? socket.tls().flatMap(TlsProperties::serverName).orElse("none") + "\n"
              : said;
      octets.addAndGet(answer.length());
      socket.write(answer.getBytes(StandardCharsets.US_ASCII), 0, answer.length());
    }

    @Override
    public void stop() {
      ending = true;
      socket.endReading();
    }

    @Override
    public boolean isFutile() {
      return false;
    }

    @Override
    public long received() {
      return octets.get();
    }

    @Override
    public long sent() {
      return octets.get();
    }
  }

  private void shout(DatagramListener listener, InetSocketAddress from, byte[] octets)
      throws IOException {
    String said = new String(octets, StandardCharsets.US_ASCII);
    if (said.equals("slow")) {
      slowHeard.countDown();
      try {
        letSlow.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    listener.send(from, (said + "!").getBytes(StandardCharsets.US_ASCII));
  }

  private final CountDownLatch letSlow = new CountDownLatch(1);
  private final CountDownLatch slowHeard = new CountDownLatch(2);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Ports ports = new Ports(ListenerCatalog.class);
  private final Map<Service, ProtocolHandler> spoken =
      Map.of(ECHO, new Echo(), SHOUT, new BoundedDatagrams(this::shout));
  private final Listeners listeners =
      new Listeners(
          "toy",
          ports,
          SharedMemory.ofProcess(),
          service -> Optional.ofNullable(spoken.get(service)));
  private TestCatalog catalog;
  private ListenerSpec echo;
  private ListenerSpec shout;

  @BeforeEach
  void open() throws Exception {
    Metrics.addRegistry(registry);
    echo = new ListenerSpec(ECHO, "127.0.0.1", freePort(), LIMITS);
    shout = new ListenerSpec(SHOUT, "127.0.0.1", freeDatagramPort(), LIMITS);
    catalog =
        new TestCatalog(
            List.of(echo, shout, new ListenerSpec(Service.SMTP, "127.0.0.1", 1, LIMITS)),
            List.of(Certificate.selfSigned("toy", "EC", List.of())));
    ports.open(new Endpoints(ListenerCatalog.class, catalog));
    listeners.start();
    listeners.reconsider();
    catalog.awaitReport(echo, "");
    catalog.awaitReport(shout, "");
  }

  @AfterEach
  void close() {
    letSlow.countDown();
    listeners.stop();
    Metrics.removeRegistry(registry);
  }

  @Test
  void linesAreEchoedOverTls() throws Exception {
    try (SSLSocket client = client()) {
      assertThat(say(client, "hello\n")).isEqualTo("hello\n");
      assertThat(say(client, "name\n")).isEqualTo("toy.example.test\n");
    }
  }

  @Test
  void clientsAreLimitedAndCounted() throws Exception {
    try (SSLSocket first = client();
        SSLSocket second = client()) {
      say(first, "one\n");
      say(second, "two\n");
      assertThatThrownBy(this::client).isInstanceOf(IOException.class);
      assertThat(gauge("carillon.connections", "echo")).isEqualTo(2);
      assertThat(counter("carillon.connections.opened", "echo")).isEqualTo(2);
      assertThat(counter("carillon.connections.refused", "echo")).isEqualTo(1);
    }
    catalog.change(List.of());
    listeners.awaitReconsidered();
    assertThat(gauge("carillon.connections", "echo")).isZero();
    assertThat(counter("carillon.octets.sent", "echo")).isPositive();
  }

  @Test
  void closingListenerLetsItsSessionsFinish() throws Exception {
    try (SSLSocket idle = client();
        SSLSocket busy = client()) {
      say(idle, "hello\n");
      send(busy, "slow\n");
      awaitSlow();
      catalog.change(List.of());
      assertThat(read(idle)).isEqualTo("bye\n");
      letSlow.countDown();
      assertThat(read(busy)).isEqualTo("slow\n");
      assertThat(read(busy)).isEqualTo("bye\n");
      listeners.awaitReconsidered();
    }
    assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
  }

  @Test
  void datagramsAreAnsweredLimitedAndCounted() throws Exception {
    try (DatagramSocket client = datagrams()) {
      // Waits first, since an answered session may hold its place a moment longer.
      send(client, "slow");
      send(client, "slow");
      await(() -> slowHeard.getCount() == 0);
      send(client, "one too many");
      await(() -> counter("carillon.connections.refused", "shout") == 1);
      letSlow.countDown();
      assertThat(read(client)).isEqualTo("slow!");
      assertThat(read(client)).isEqualTo("slow!");
      assertThat(counter("carillon.octets.received", "shout"))
          .isEqualTo(2 * "slow".length() + "one too many".length());
    }
  }

  @Test
  void bannedClientsAreRefused() throws Exception {
    try (DatagramSocket client = datagrams()) {
      assertThat(ask(client, "hello")).isEqualTo("hello!");
      catalog.ban(InetAddress.getLoopbackAddress());
      assertThatThrownBy(this::client).isInstanceOf(IOException.class);
      assertThat(counter("carillon.connections.refused", "echo")).isEqualTo(1);
      send(client, "still there?");
      await(() -> counter("carillon.connections.refused", "shout") == 1);
    }
  }

  @Test
  void connectionsOfBannedClientsAreClosed() throws Exception {
    try (SSLSocket client = client()) {
      say(client, "hello\n");
      catalog.ban(InetAddress.getLoopbackAddress());
      listeners.awaitReconsidered();
      assertThat(isOver(client)).isTrue();
    }
  }

  private static boolean isOver(Socket client) {
    try {
      client.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } catch (IOException severed) {
      return true;
    }
  }

  @Test
  void closingListenerAnswersReceivedDatagrams() throws Exception {
    try (DatagramSocket client = datagrams();
        SSLSocket witness = client()) {
      say(witness, "hello\n");
      send(client, "slow");
      awaitSlow();
      catalog.change(List.of());
      assertThat(read(witness)).as("listeners are being closed").isEqualTo("bye\n");
      letSlow.countDown();
      assertThat(read(client)).isEqualTo("slow!");
      listeners.awaitReconsidered();
      new DatagramSocket(shout.port(), InetAddress.getLoopbackAddress()).close();
    }
  }

  private void awaitSlow() throws InterruptedException {
    await(() -> slowHeard.getCount() < 2);
  }

  private interface Held {
    boolean holds();
  }

  private static void await(Held claim) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!claim.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private double gauge(String name, String service) {
    return registry.get(name).tag("service", service).gauge().value();
  }

  private double counter(String name, String service) {
    return registry.get(name).tag("service", service).counter().count();
  }

  private SSLSocket client() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    SSLSocket client =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    new Socket(InetAddress.getLoopbackAddress(), echo.port()),
                    "toy.example.test",
                    echo.port(),
                    true);
    client.setSoTimeout(20_000);
    client.startHandshake();
    return client;
  }

  private static String say(SSLSocket client, String line) throws IOException {
    send(client, line);
    return read(client);
  }

  private static void send(SSLSocket client, String line) throws IOException {
    client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(SSLSocket client) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = 0;
    while (c != '\n' && (c = client.getInputStream().read()) >= 0) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static DatagramSocket datagrams() throws IOException {
    DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    client.setSoTimeout(20_000);
    return client;
  }

  private String ask(DatagramSocket client, String said) throws IOException {
    send(client, said);
    return read(client);
  }

  private void send(DatagramSocket client, String said) throws IOException {
    byte[] octets = said.getBytes(StandardCharsets.US_ASCII);
    client.send(
        new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), shout.port()));
  }

  private static String read(DatagramSocket client) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    client.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static int freeDatagramPort() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static final class Trusting implements X509TrustManager {
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
