package org.carillon.adapter.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.carillon.adapter.server.Certificate;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.TlsProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server's facts against those of an independent client of the same connection. */
@Timeout(60)
class TlsPropertiesTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private final HostCertificate own = certificate("server", "EC");
  private final HostCertificate clients = certificate("alice", "RSA");
  private ServerSocket server;

  /** Both ends of a connection after the handshake. */
  private record Both(TlsProperties facts, SSLSocket client) {
    ExtendedSSLSession session() {
      return (ExtendedSSLSession) client.getSession();
    }
  }

  private static HostCertificate certificate(String subject, String algorithm) {
    try {
      return Certificate.selfSigned(subject, algorithm, List.of());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void open() throws Exception {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void exportedKeyingMaterialIsEqualOnBothSides(String version) throws Exception {
    Both both = shakeHands(version, new ServerTls(List.of(own)).engine(HERE), new KeyManager[0]);
    byte[] theirs =
        both.session().exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);

    assertThat(both.facts().tlsExporter()).hasValue(theirs);
    assertThat(both.facts().export("EXPORTER-other", new byte[0], 32).orElseThrow())
        .isNotEqualTo(theirs);
    assertThat(both.facts().version()).isEqualTo(version);
    assertThat(both.facts().description())
        .isEqualTo(version + " " + both.session().getCipherSuite());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void serverEndPointIsTheHashOfItsCertificate(String version) throws Exception {
    Both both = shakeHands(version, new ServerTls(List.of(own)).engine(HERE), new KeyManager[0]);
    byte[] seen = both.session().getPeerCertificates()[0].getEncoded();

    assertThat(both.facts().serverEndPoint())
        .hasValue(MessageDigest.getInstance("SHA-256").digest(seen));
  }

  @Test
  void serverNameIsLowercased() throws Exception {
    Both both = shakeHands("TLSv1.3", new ServerTls(List.of(own)).engine(HERE), new KeyManager[0]);

    assertThat(both.facts().serverName()).hasValue("im.example.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void untrustedClientCertificateIsReceivedOnRequest(String version) throws Exception {
    Both both = shakeHands(version, new ServerTls(List.of(own)).askingEngine(HERE), keys(clients));

    assertThat(both.facts().clientChain()).containsExactlyElementsOf(clients.chain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void unknownServerNameGetsTheCertificateOfTheAddress(String version) throws Exception {
    HostCertificate domains = Certificate.selfSigned("domain", "EC", List.of("mail.domain.test"));
    InetAddress bound = InetAddress.ofLiteral("192.0.2.7");
    ServerTls tls =
        new ServerTls(
            List.of(
                own,
                new HostCertificate(
                    domains.names(), domains.chain(), domains.key(), Set.of(bound))));

    assertThat(shown(version, tls.engine(bound))).isEqualTo(domains.chain().getFirst());
    assertThat(shown(version, tls.engine(HERE))).isEqualTo(own.chain().getFirst());
  }

  private java.security.cert.Certificate shown(String version, SSLEngine engine) throws Exception {
    return shakeHands(version, engine, new KeyManager[0]).session().getPeerCertificates()[0];
  }

  @Test
  void clientCertificateIsOptional() throws Exception {
    Both asked =
        shakeHands("TLSv1.3", new ServerTls(List.of(own)).askingEngine(HERE), new KeyManager[0]);
    Both unasked = shakeHands("TLSv1.3", new ServerTls(List.of(own)).engine(HERE), keys(clients));

    assertThat(asked.facts().clientChain()).isEmpty();
    assertThat(unasked.facts().clientChain()).as("not asked for").isEmpty();
  }

  private Both shakeHands(String version, SSLEngine engine, KeyManager[] keys) throws Exception {
    CompletableFuture<TlsProperties> facts = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> serve(engine, facts));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new AnyCertificate()}, null);
    Socket plain = new Socket(server.getInetAddress(), server.getLocalPort());
    SSLSocket client =
        (SSLSocket) context.getSocketFactory().createSocket(plain, "unused", 0, true);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setProtocols(new String[] {version});
    parameters.setServerNames(List.of(new SNIHostName("IM.example.test")));
    client.setSSLParameters(parameters);
    client.startHandshake();
    // In TLS 1.3 the server's handshake ends after the client's.
    assertThat(client.getInputStream().readNBytes(2))
        .isEqualTo("ok".getBytes(StandardCharsets.US_ASCII));
    return new Both(facts.get(20, TimeUnit.SECONDS), client);
  }

  private void serve(SSLEngine engine, CompletableFuture<TlsProperties> facts) {
    try {
      Socket accepted = server.accept();
      StreamSocket socket =
          new StreamSocket(
              accepted,
              () -> engine,
              Duration.ofSeconds(20),
              new OctetBudget(Long.MAX_VALUE),
              OctetReservation.unbounded());
      socket.startTls();
      socket.write("ok".getBytes(StandardCharsets.US_ASCII), 0, 2);
      facts.complete(socket.tls().orElseThrow());
    } catch (Exception e) {
      facts.completeExceptionally(e);
    }
  }

  private static KeyManager[] keys(HostCertificate shown) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "own", shown.key(), new char[0], shown.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }
}
