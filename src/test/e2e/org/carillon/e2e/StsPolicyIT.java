package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that mail obeys the policy of another domain (MTA-STS, RFC 8461), which is fetched from an
 * address of loopback at port 443. The domain's mail server does not encrypt.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StsPolicyIT {
  private static final String ANN = "ann@careful.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private CarillonServer server;
  private OutsideHost host;
  private NameServer dns;
  private Sink sink;

  @BeforeAll
  void publish(@TempDir Path folder) throws IOException, GeneralSecurityException {
    server = SharedServer.get();
    server.createDomain("careful.test");
    server.createAccount(ANN, PASSWORD);
    sink = new Sink(folder.resolve("caught"));
    String address = "127.44.3." + (ProcessHandle.current().pid() % 250 + 1);
    host =
        new OutsideHost(
            SharedServer.outsideKeys(),
            new InetSocketAddress(address, 443),
            exchange -> {
              asked.add(exchange.getRequestURI().getPath());
              byte[] policy =
                  "version: STSv1\nmode: enforce\nmx: *.outside.test\nmax_age: 86400\n"
                      .getBytes(StandardCharsets.US_ASCII);
              exchange.getResponseHeaders().add("Content-Type", "text/plain");
              exchange.sendResponseHeaders(200, policy.length);
              exchange.getResponseBody().write(policy);
              exchange.close();
            });
    String domain = SharedServer.OUTSIDE;
    dns =
        new NameServer(
            folder.resolve("dnsmasq.said"),
            "--mx-host=" + domain + ",mx." + domain + ",10",
            "--host-record=mx." + domain + ",127.0.0.1",
            "--host-record=mta-sts." + domain + "," + address,
            "--txt-record=_mta-sts." + domain + ",v=STSv1; id=1;");
    set(
        """
        {"dns.servers": ["%s"], "mail.out.port": %d,
        "policy.fetch.private-networks": ["127.0.0.0/8"]}
        """
            .formatted(dns.address(), sink.port()));
  }

  @AfterAll
  void withdraw() throws InterruptedException {
    set(
        """
        {"dns.servers": null, "mail.out.port": null, "policy.fetch.private-networks": null,
        "mail.out.mta-sts": null}
        """);
    dns.close();
    host.close();
    sink.close();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private String queued() {
    return server.api("GET", "/queue?sender=" + ANN, "").body();
  }

  @Test
  void mailWaitsUntilItCanGoEncrypted() {
    String subject = "only encrypted";
    Swaks.submit(server, "PLAIN", ANN, PASSWORD, "friend@" + SharedServer.OUTSIDE, subject);
    Await.until(
        "the mail waits, and the queue says why",
        BOUND,
        () ->
            queued()
                .contains(
                    "outside.test demands encrypted delivery (MTA-STS), but not of"
                        + " mx.outside.test: The host does not offer encryption (STARTTLS)"));
    assertThat(queued()).contains("\"4.7.10\"");
    assertThat(asked).containsExactly("/.well-known/mta-sts.txt");
    assertThat(sink.caught(subject)).isFalse();

    set("{\"mail.out.mta-sts\": false}");
    Matcher id = ID.matcher(queued());
    assertThat(id.find()).isTrue();
    server.api("POST", "/queue/" + id.group(1), "{\"action\": \"retry\"}");
    Await.until("the mail is there", BOUND, () -> sink.caught(subject));
  }
}
