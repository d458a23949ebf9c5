package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.InjectedFailure;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests that a rewind and a restoration that kill -9 interrupted are finished afterwards. */
class InterruptedIT {
  private static final int OFFSET = PortOffset.INTERRUPTED.value();
  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final String PASSWORD = "correct horse battery";
  private static final int MESSAGES = 10_240;

  @Test
  void interruptedRewindAndRestoreAreFinishedAfterAKill() throws Exception {
    try (CarillonServer server =
        CarillonServer.start(SharedServer.freshHome("interrupted"), OFFSET)) {
      server.createDomain("cut.test");
      rewind(server);
      restore(server);
    }
  }

  private static void rewind(CarillonServer server) throws IOException {
    String address = "rewound@cut.test";
    server.createAccount(address, PASSWORD);
    Instant then;
    try (ImapClient client = signIn(server, address)) {
      fill(client);
      then = Instant.now();
      client.command("STORE 1:* +FLAGS (\\Deleted)");
      client.command("EXPUNGE");
      client.append("INBOX", message(98));
    }
    String rewinds = "/accounts/" + address + "/rewinds";
    String request = "{\"to\": \"" + then + "\"}";
    String own = rewinds + "/" + field(body(server, "POST", rewinds, request), "id");
    Await.until(
        "it is in the middle", BOUND, () -> number(body(server, "GET", own, ""), "returned") > 0);
    strike(server);

    String interrupted = body(server, "GET", own, "");
    assertThat(field(interrupted, "state")).isEqualTo("interrupted");
    assertThat(number(interrupted, "returned")).isBetween(1L, MESSAGES - 1L);
    try (ImapClient client = signIn(server, address)) {
      client.append("INBOX", message(99));
      assertThat(field(body(server, "POST", rewinds, request), "state")).isEqualTo("running");
      assertThat(server.api("POST", rewinds, request).statusCode()).isEqualTo(409);
      assertThat(await(server, own)).contains("\"state\":\"done\"", "\"troubles\":[]");

      assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES " + (MESSAGES + 1));
      client.command("SELECT INBOX");
      assertThat(client.answers("SEARCH SUBJECT \"letter 99\"")).containsPattern("SEARCH \\d");
      assertThat(client.answers("SEARCH SUBJECT \"letter 98\""))
          .doesNotContainPattern("SEARCH \\d");
      assertThat(client.answers("SEARCH DELETED")).doesNotContainPattern("SEARCH \\d");
    }
  }

  private static void restore(CarillonServer server) throws IOException {
    String address = "restored@cut.test";
    server.createAccount(address, PASSWORD);
    try (ImapClient client = signIn(server, address)) {
      // These contents differ, so they come back one by one.
      for (int i = 0; i < 2_000; i++) {
        client.append("INBOX", message(i));
      }
      String backup =
          field(body(server, "POST", "/backups", "{\"scope\": \"" + address + "\"}"), "name");
      await(server, "/backups/" + backup);
      client.command("SELECT INBOX");
      client.command("STORE 1:* +FLAGS (\\Deleted)");
      client.command("EXPUNGE");
      String request =
          "{\"backup\": \"" + backup + "\", \"account\": \"" + address + "\", \"over\": true}";
      String begun = body(server, "POST", "/restorations", request);
      strike(server);

      String own = "/restorations/" + field(begun, "id");
      assertThat(field(body(server, "GET", own, ""), "state")).isEqualTo("interrupted");
      String again = "/restorations/" + field(body(server, "POST", "/restorations", request), "id");
      assertThat(await(server, again)).contains("\"state\":\"done\"", "\"troubles\":[]");
    }
    try (ImapClient client = signIn(server, address)) {
      assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES 2000");
    }
    assertThat(body(server, "GET", "/restorations", "")).contains("interrupted", "done");
  }

  private static void strike(CarillonServer server) {
    InjectedFailure.SERVER.blow().accept(server);
    InjectedFailure.SERVER.recovery().accept(server);
    server.awaitReady("the server is ready again", BOUND);
  }

  private static ImapClient signIn(CarillonServer server, String address) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.login(address, PASSWORD);
    return client;
  }

  private static void fill(ImapClient client) throws IOException {
    for (int i = 0; i < 10; i++) {
      client.append("INBOX", message(i));
    }
    client.command("SELECT INBOX");
    for (int there = 10; there < MESSAGES; there *= 2) {
      client.command("COPY 1:* INBOX");
      client.command("NOOP");
    }
    assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES " + MESSAGES);
  }

  private static byte[] message(int number) {
    return "From: ann@elsewhere.test\r\nSubject: letter %d\r\n\r\nbells %d\r\n"
        .formatted(number, number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String await(CarillonServer server, String path) {
    AtomicReference<String> now = new AtomicReference<>();
    Await.until(
        path + " has ended",
        BOUND,
        () -> {
          now.set(body(server, "GET", path, ""));
          return !field(now.get(), "state").equals("running");
        });
    return now.get();
  }

  private static String body(CarillonServer server, String method, String path, String request) {
    var answer = server.api(method, path, request);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer.body();
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return matcher.group(1);
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
