package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests the routing of mail to other domains by DNS (RFC 5321 §5, RFC 7505). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherServersIT {

  private static final String ANN = "ann@leaving.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;
  private NameServer dns;
  private Sink sink;

  @BeforeAll
  void tellTheServerWhomToAsk(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain("leaving.test");
    server.createAccount(ANN, PASSWORD);
    // -8: it does not offer 8BITMIME.
    sink = new Sink(folder.resolve("caught"), "-8");
    dns =
        new NameServer(
            folder.resolve("dnsmasq.said"),
            "--mx-host=twoways.test,dead.twoways.test,10",
            "--mx-host=twoways.test,alive.twoways.test,20",
            "--host-record=dead.twoways.test,127.0.0.3",
            "--host-record=alive.twoways.test,127.0.0.1",
            "--host-record=plain.test,127.0.0.1",
            "--mx-host=null.test,.,0");
    set("{\"dns.servers\": [\"%s\"], \"mail.out.port\": %d}".formatted(dns.address(), sink.port()));
  }

  @AfterAll
  void askTheUsualServersAgain() throws InterruptedException {
    set("{\"dns.servers\": null, \"mail.out.port\": null}");
    dns.close();
    sink.close();
  }

  @Test
  void unreachableExchangerIsSkippedForTheSecond() {
    send("friend@twoways.test", "by the second exchanger");
    Await.until("the message is there", BOUND, () -> sink.caught("by the second exchanger"));
  }

  @Test
  void domainWithoutMxIsItsOwnExchanger() {
    send("friend@plain.test", "by the address alone");
    Await.until("the message is there", BOUND, () -> sink.caught("by the address alone"));
  }

  @Test
  void eightBitMailIsConvertedForAHostWithout8bitmime() {
    Swaks.submit(
        server,
        "PLAIN",
        ANN,
        PASSWORD,
        "friend@plain.test",
        "sent as 8 bit",
        "--body",
        "Grüße, all");
    Await.until("the message is there", BOUND, () -> sink.caught("Gr=C3=BC=C3=9Fe, all"));
  }

  @Test
  void nullMxDomainIsReportedAtOnce() {
    send("friend@null.test", "to a null exchanger");
    assertThat(report("friend@null.test")).contains("Action: failed").contains("Status: 5.1.10");
  }

  @Test
  void unknownDomainIsReportedAtOnce() {
    send("friend@nowhere.test", "to nowhere");
    assertThat(report("friend@nowhere.test")).contains("Action: failed").contains("Status: 5.1.2");
  }

  private void send(String to, String subject) {
    Swaks.submit(server, "PLAIN", ANN, PASSWORD, to, subject);
  }

  /** Waits for the delivery status notification about a recipient. */
  private String report(String recipient) {
    MailClient client = new MailClient(server);
    String about = "Final-Recipient: rfc822; " + recipient;
    Await.until(
        "the report",
        BOUND,
        () -> client.inbox(ANN, PASSWORD).stream().anyMatch(m -> m.contains(about)));
    return client.inbox(ANN, PASSWORD).stream()
        .filter(m -> m.contains(about))
        .findFirst()
        .orElseThrow();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }
}
