package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that spam is removed from all mailboxes at once and restored, visibly for IMAP clients. */
class CleanupIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String CLEANUPS = "/message-cleanups";
  private static final String SPAM =
      "From: Prize <win@evil.test>\r\nSubject: You won\r\nMessage-ID: <spam-7@evil.test>\r\n\r\nwon";

  private static CarillonServer server;

  @BeforeAll
  static void makeTheDomain() {
    server = SharedServer.get();
    server.createDomain("cleaned.test");
  }

  private static ImapClient signIn(String name) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.login(name + "@cleaned.test", PASSWORD);
    return client;
  }

  private static byte[] octets(String message) {
    return message.getBytes(StandardCharsets.US_ASCII);
  }

  private static int messages(ImapClient client) throws IOException {
    Matcher count =
        Pattern.compile("MESSAGES (\\d+)").matcher(client.answers("STATUS INBOX (MESSAGES)"));
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  private static String id(String body) {
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(body);
    assertThat(id.find()).as(body).isTrue();
    return id.group(1);
  }

  private static void await(String id, String work) {
    AtomicReference<String> seen = new AtomicReference<>("");
    Await.until(
        work + " is done",
        BOUND,
        () -> {
          seen.set(server.api("GET", CLEANUPS + "/" + id, "").body());
          return seen.get().contains("\"work\":\"" + work + "\"")
              && seen.get().contains("\"state\":\"done\"");
        });
  }

  @Test
  void messageIsRemovedFromAllMailboxesAndRestored() throws Exception {
    for (String name : new String[] {"ann", "ben", "cid"}) {
      server.createAccount(name + "@cleaned.test", PASSWORD);
    }
    try (ImapClient ann = signIn("ann");
        ImapClient ben = signIn("ben");
        ImapClient cid = signIn("cid")) {
      ann.append("INBOX", octets(SPAM));
      ben.append("INBOX", octets(SPAM));
      ben.append("INBOX", octets(SPAM.replace("spam-7", "letter-1")));
      cid.append("INBOX", octets(SPAM.replace("spam-7", "letter-2")));

      String search =
          id(
              server
                  .api(
                      "POST",
                      CLEANUPS,
                      "{\"messageId\": \"<spam-7@evil.test>\", \"domain\": \"cleaned.test\"}")
                  .body());
      await(search, "message.find");
      assertThat(server.api("GET", CLEANUPS + "/" + search + "/messages", "").body())
          .contains("\"messages\":2", "\"accounts\":2", "ann@cleaned.test", "ben@cleaned.test")
          .doesNotContain("cid@cleaned.test");

      String everywhere =
          id(server.api("POST", CLEANUPS, "{\"messageId\": \"<spam-7@evil.test>\"}").body());
      await(everywhere, "message.find");
      assertThat(server.api("GET", CLEANUPS + "/" + everywhere + "/messages", "").body())
          .as("of all domains")
          .contains("\"messages\":2", "ann@cleaned.test", "ben@cleaned.test");

      server.api("POST", CLEANUPS + "/" + search, "{\"action\": \"remove\"}");
      await(search, "message.remove");
      assertThat(messages(ann)).isZero();
      assertThat(messages(ben)).isEqualTo(1);
      assertThat(messages(cid)).isEqualTo(1);
      assertThat(server.api("GET", "/audit", "").body()).contains("message.remove");

      server.api("POST", CLEANUPS + "/" + search, "{\"action\": \"restore\"}");
      await(search, "message.restore");
      assertThat(messages(ann)).isEqualTo(1);
      assertThat(messages(ben)).isEqualTo(2);
    }
  }
}
