package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests an unknown client, another address of this machine: it is greylisted, rate-limited, and
 * blocked from all services if it goes on, until an administrator lifts the block.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {
  private static final String DOMAIN = "paced.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String STRANGER = "127.0.0.2";
  private static final String HARVESTER = "127.0.0.4";
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final int MESSAGES = 2;
  private static final int OFFENCES = 3;

  private CarillonServer server;
  private NameServer dns;

  @BeforeAll
  void makeTheOtherAddressAStranger(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, "correct horse battery");
    dns = new NameServer(folder.resolve("dnsmasq.said"), "--host-record=far.test,127.0.0.2");
    set(
        "/settings",
        """
        {"dns.servers": ["%s"], "policy.screening.unscreened-networks": ["127.0.0.1"],
        "policy.ban.exempt-networks": ["127.0.0.1"], "policy.greylist.delay": "PT1S",
        "policy.rate.client.messages": %d, "policy.rate.offences": %d}
        """
            .formatted(dns.address(), MESSAGES, OFFENCES));
    set("/domains/" + DOMAIN + "/settings", "{\"policy.greylist\": true}");
  }

  @AfterAll
  void welcomeStrangersAgain() throws InterruptedException {
    set(
        "/settings",
        """
        {"dns.servers": null, "policy.screening.unscreened-networks": null,
        "policy.ban.exempt-networks": null, "policy.greylist.delay": null,
        "policy.rate.client.messages": null, "policy.rate.offences": null}
        """);
    dns.close();
  }

  private void set(String path, String settings) {
    HttpResponse<String> answer = server.api("PATCH", path, settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  /** Sends a message as the unknown client. */
  private Command send() {
    return send(STRANGER, ANN);
  }

  private Command send(String from, String to) {
    return Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("smtp"),
        "--local-interface",
        from,
        "--from",
        "stranger@far.test",
        "--to",
        to);
  }

  /** The IMAP greeting for a client address. */
  private String greeting(String from) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", server.port("imap")), 5_000);
      socket.setSoTimeout(5_000);
      String line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return line == null ? "" : line;
    }
  }

  @Test
  void retryingClientIsAcceptedAndPersistentOneIsBlocked() throws Exception {
    assertThat(send().output()).contains("451 4.7.1 Greylisted, try again in 2 seconds");
    Await.until("the second attempt is taken", BOUND, () -> send().exit() == 0);
    for (int more = 1; more < MESSAGES; more++) {
      send().orFail();
    }
    assertThat(greeting(STRANGER)).startsWith("* OK");
    for (int told = 0; told < OFFENCES; told++) {
      assertThat(send().output()).contains("450 4.7.0 Too many messages, try again in");
    }
    assertThat(greeting(STRANGER)).doesNotStartWith("* OK");
    assertThat(send().output()).doesNotContain("<-  220");
    Await.until("the ban is listed", BOUND, () -> bans().contains(STRANGER));
    assertThat(bans()).contains("\"cause\":\"rate\"");
    assertThat(server.api("DELETE", "/bans/" + STRANGER, "").statusCode()).isEqualTo(204);
    assertThat(greeting(STRANGER)).startsWith("* OK");
  }

  private String bans() {
    return server.api("GET", "/bans", "").body();
  }

  @Test
  void clientWritingToATrapIsBanned() throws IOException {
    HttpResponse<String> trap =
        server.api(
            "POST",
            "/filter-entries",
            "{\"name\": \"pit\", \"target\": \"trap\", \"pattern\": \"pit@paced.test\", \"ban\": 1}");
    assertThat(trap.statusCode()).as(trap.body()).isEqualTo(201);
    assertThat(send(HARVESTER, "pit@" + DOMAIN).output()).contains("550 5.7.1");
    assertThat(greeting(HARVESTER)).doesNotStartWith("* OK");
    Await.until("the ban is listed", BOUND, () -> bans().contains("wrote to the spam trap pit"));
    assertThat(server.api("DELETE", "/filter-entries/pit", "").statusCode()).isEqualTo(204);
    assertThat(server.api("DELETE", "/bans/" + HARVESTER, "").statusCode()).isEqualTo(204);
    assertThat(greeting(HARVESTER)).startsWith("* OK");
  }

  @Test
  void networkIsBannedAndUnbanned() throws IOException {
    HttpResponse<String> made =
        server.api(
            "POST",
            "/bans",
            "{\"network\": \"127.0.0.2/31\", \"reason\": \"a test\", \"lasts\": \"hour\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(greeting(STRANGER)).doesNotStartWith("* OK");
    String path = "/bans/127.0.0.2%2F31";
    assertThat(server.api("GET", path, "").body()).contains("\"reason\":\"a test\"");
    assertThat(server.api("PATCH", path, "{\"reason\": \"another\"}").statusCode()).isEqualTo(200);
    assertThat(server.api("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(greeting(STRANGER)).startsWith("* OK");
  }
}
