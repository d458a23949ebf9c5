package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.IdleClient;
import org.carillon.testbed.MailClient;
import org.carillon.testbed.SippPhone;
import org.carillon.testbed.TwoNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that two nodes with one database and one blob folder are one server: changes at one node
 * show at the other, and when one is killed the other goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

  private static final int OFFSET = PortOffset.CLUSTER.value();
  private static final int JGROUPS = 7_600;
  private static final String PASSWORD = "cluster password 1";
  private static final String SETTING = "mail.in.message-size";

  /** A notification arrives at once; without one the nodes compare every ten seconds. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private static final Duration BY_COMPARING = Duration.ofSeconds(12);

  private TwoNodes nodes;
  private CarillonServer a;
  private CarillonServer b;

  @BeforeAll
  void startTwoNodes() {
    nodes = TwoNodes.start(SharedServer.freshHome("nodes"), OFFSET);
    a = nodes.a();
    b = nodes.b();
    a.createDomain("cluster.test");
  }

  @AfterAll
  void stop() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @Test
  @Order(1)
  void nodesSeeEachOther() {
    Await.until(
        "the nodes have found each other",
        Duration.ofSeconds(30),
        () -> health(a).contains("there are a, b") && health(b).contains("there are a, b"));
  }

  @Test
  @Order(1)
  void peerWithoutHomeKeyIsRejectedOnTheClusterPort() throws Exception {
    try (Socket plain = new Socket("127.0.0.1", JGROUPS + OFFSET)) {
      plain.setSoTimeout(10_000);
      plain.getOutputStream().write("bela, and what JGroups says".getBytes(StandardCharsets.UTF_8));
      // A TLS alert, if anything.
      assertThat(plain.getInputStream().read()).isIn(-1, 0x15);
    }
    SSLContext credulous = SSLContext.getInstance("TLS");
    credulous.init(null, new TrustManager[] {new Credulous()}, null);
    try (Socket rogue = credulous.getSocketFactory().createSocket("127.0.0.1", JGROUPS + OFFSET)) {
      rogue.setSoTimeout(10_000);
      // The alert, or a connection that broke off before it was read.
      assertThatThrownBy(() -> hear(rogue)).isInstanceOf(IOException.class);
    }
  }

  private static int hear(Socket socket) throws IOException {
    socket.getOutputStream().write(new byte[64]);
    return socket.getInputStream().read();
  }

  @Test
  @Order(1)
  void duplicateNodeNameIsRefused() {
    assertThatThrownBy(
            () ->
                CarillonServer.start(
                    SharedServer.freshHome("node-b-again"),
                    PortOffset.CLUSTER_REFUSED.value(),
                    "--node",
                    "b",
                    "--db",
                    "jdbc:postgresql://127.0.0.1:" + a.port("database") + "/carillon",
                    "--db-password-file",
                    a.home().resolve("secrets/database-password").toString(),
                    "--home-key",
                    a.home().resolve("secrets/home.key").toString(),
                    "--blobs",
                    a.home().resolve("blobs").toString()))
        .hasMessageContaining("Another running node has the name b");
    assertThat(b.isReady()).isTrue();
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  @Order(2)
  void mailAtOneNodeNotifiesIdleClientsAtTheOther() throws Exception {
    String reader = account("reader");
    try (IdleClient atA = new IdleClient(a, reader, PASSWORD);
        IdleClient atB = new IdleClient(b, reader, PASSWORD)) {
      send(a, reader, "one");
      atB.awaitExists(1, AT_ONCE);
      atA.awaitExists(1, AT_ONCE);
      send(b, reader, "two");
      atA.awaitExists(2, AT_ONCE);
      atB.awaitExists(2, AT_ONCE);
    }
    assertThat(new MailClient(a).readAll(reader, PASSWORD, "INBOX")).hasSize(2);
  }

  @Test
  @Order(3)
  void settingChangedAtOneNodeAppliesAtTheOther() {
    set(a, 123_456);
    Await.until("the other node obeys", AT_ONCE, () -> announced(b).contains("SIZE 123456"));
    set(b, 234_567);
    Await.until("the other node obeys", AT_ONCE, () -> announced(a).contains("SIZE 234567"));
  }

  @Test
  @Order(4)
  void phoneRegisteredAtOneNodeIsCalledThroughTheOther(@TempDir Path folder) throws Exception {
    String password = "telephone-1";
    a.createAccount("called@cluster.test", password);
    a.createAccount("calling@cluster.test", password);
    SippPhone called = new SippPhone(folder, 21_401, "called@cluster.test", password);
    SippPhone calling = new SippPhone(folder, 21_402, "calling@cluster.test", password);
    called.register(a);
    Thread answering = called.answerOne();
    calling.call(b, "called").orFail();
    answering.join();
  }

  @Test
  @Order(1)
  void killSwitchEndsTheSessionsAtBothNodes(@TempDir Path folder) throws Exception {
    String password = "stolen-1";
    String thief = "thief@cluster.test";
    a.createAccount(thief, password);
    try (SignedInCrowd crowd = new SignedInCrowd(thief, password)) {
      crowd.join(a, 29);
      crowd.join(b, 29);
      new SippPhone(folder, 17_412, thief, password).register(a);
      CountDownLatch ended = crowd.ended();
      Await.until(
          "both nodes have noted theirs",
          AT_ONCE,
          () ->
              b.api("GET", "/accounts/" + thief + "/sessions", "")
                      .body()
                      .split("\"kind\":\"connection\"", -1)
                      .length
                  > crowd.size());

      long began = System.nanoTime();
      var answer = a.api("POST", "/accounts/" + thief + "/lock-out", "{\"suspend\": true}");

      assertThat(ended.await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
      System.out.printf(
          "%d sessions ended in %d ms%n",
          crowd.size(), Duration.ofNanos(System.nanoTime() - began).toMillis());
      assertThat(answer.body())
          .contains("\"connections\":" + crowd.size(), "\"phones\":1", "\"suspended\":true");
      assertThat(b.api("GET", "/accounts/" + thief + "/sessions", "").body())
          .isEqualTo("{\"items\":[]}");
    }
  }

  @Test
  @Order(5)
  void changesAreFoundByPollingWhenNotificationsAreLost() throws Exception {
    String reader = account("silent");
    dropHints(true);
    try (IdleClient atB = new IdleClient(b, reader, PASSWORD)) {
      send(a, reader, "unannounced");
      set(a, 345_678);
      atB.awaitExists(1, BY_COMPARING);
      Await.until("the other node obeys", BY_COMPARING, () -> announced(b).contains("SIZE 345678"));
    } finally {
      dropHints(false);
    }
  }

  /** Also without a notification, and when node B has looked at the directory a moment ago. */
  @Test
  @Order(5)
  void accountCreatedAtOneNodeIsKnownAtTheOtherAtOnce() throws Exception {
    dropHints(true);
    try {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> send(b, "nobody@cluster.test", "for nobody"))
            .isInstanceOf(MessagingException.class);
        String reader = account("new-" + i);
        send(b, reader, "welcome");
        new IdleClient(b, account("newer-" + i), PASSWORD).close();
      }
    } finally {
      dropHints(false);
    }
  }

  /** The database stays: it is node A's, but runs in another process. */
  @Test
  @Order(6)
  void acknowledgedMailSurvivesTheKillOfANode() throws Exception {
    String reader = account("survivor");
    List<String> acknowledged = new ArrayList<>();
    try (IdleClient atB = new IdleClient(b, reader, PASSWORD)) {
      Thread killer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    Await.until(
                        "some mail is in", Duration.ofSeconds(30), () -> count(acknowledged) >= 20);
                    a.processes().killLauncher();
                    a.processes().killServer();
                  });
      sendUntilBroken(reader, acknowledged);
      killer.join();
      int before = acknowledged.size();
      send(b, reader, "after");
      acknowledged.add("after");
      assertThat(before).isGreaterThanOrEqualTo(20);
      atB.awaitExists(acknowledged.size(), AT_ONCE);
    }
    b.awaitReady("B is ready", Duration.ofSeconds(30));
    List<String> found = new ArrayList<>();
    for (byte[] message : new MailClient(b).readAll(reader, PASSWORD, "INBOX")) {
      String text = new String(message, StandardCharsets.UTF_8);
      found.add(text.replaceFirst("(?s).*\r\nSubject: (\\S+)\r\n.*", "$1"));
    }
    assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
  }

  private void sendUntilBroken(String reader, List<String> acknowledged) {
    MailClient client = new MailClient(a);
    try (Transport transport = client.connect()) {
      for (int i = 0; i < 100_000; i++) {
        client.send(transport, message("before-" + i), reader);
        synchronized (acknowledged) {
          acknowledged.add("before-" + i);
        }
      }
    } catch (MessagingException killed) {
      return;
    }
    throw new AssertionError("The node was not killed");
  }

  private static int count(List<String> list) {
    synchronized (list) {
      return list.size();
    }
  }

  private String account(String name) {
    String address = name + "@cluster.test";
    a.createAccount(address, PASSWORD);
    return address;
  }

  private static void send(CarillonServer node, String to, String subject)
      throws MessagingException {
    MailClient client = new MailClient(node);
    try (Transport transport = client.connect()) {
      client.send(transport, message(subject), to);
    }
  }

  private static byte[] message(String subject) {
    return ("From: stranger@elsewhere.test\r\nSubject: " + subject + "\r\n\r\nHello.\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void set(CarillonServer node, long octets) {
    HttpResponse<String> answer =
        node.api("PATCH", "/settings", "{\"" + SETTING + "\": " + octets + "}");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private void dropHints(boolean drop) {
    for (CarillonServer node : List.of(a, b)) {
      node.manage(
          drop
              ? "/system-property=carillon.test.drop-hints:add(value=true)"
              : "/system-property=carillon.test.drop-hints:remove");
    }
  }

  private static String health(CarillonServer node) {
    return node.api("GET", "/health/ready", "").body();
  }

  /** A node's SMTP greeting. */
  private static String announced(CarillonServer node) {
    try (Socket socket = new Socket("127.0.0.1", node.port("smtp"));
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      in.readLine();
      socket.getOutputStream().write("EHLO test.example\r\n".getBytes(StandardCharsets.US_ASCII));
      var said = new StringBuilder();
      String line;
      do {
        line = in.readLine();
        said.append(line).append('\n');
      } while (line != null && line.startsWith("250-"));
      return said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
