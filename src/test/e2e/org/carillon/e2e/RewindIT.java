package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that mail is rewound to an earlier state, and every IMAP client sees it. */
class RewindIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static CarillonServer server;

  @BeforeAll
  static void makeTheDomain() {
    server = SharedServer.get();
    server.createDomain("rewound.test");
  }

  /** A client's cached mailbox state while it is offline (RFC 7162 §3.2.5). */
  private static final class Kept {
    final String mailbox;
    long validity;
    long modseq;
    final Map<Long, String> messages = new TreeMap<>();

    Kept(String mailbox) {
      this.mailbox = mailbox;
    }

    Kept whole(ImapClient client) throws IOException {
      String selected = client.answers("SELECT " + mailbox);
      validity = number(selected, "UIDVALIDITY (\\d+)");
      modseq = number(selected, "HIGHESTMODSEQ (\\d+)");
      messages.clear();
      take(client.answers("UID FETCH 1:* (UID FLAGS ENVELOPE)"));
      client.command("UNSELECT");
      return this;
    }

    void resynchronize(ImapClient client) throws IOException {
      String selected =
          client.answers("SELECT %s (QRESYNC (%d %d))".formatted(mailbox, validity, modseq));
      assertThat(number(selected, "UIDVALIDITY (\\d+)")).isEqualTo(validity);
      assertThat(number(selected, "HIGHESTMODSEQ (\\d+)")).isGreaterThanOrEqualTo(modseq);
      Matcher vanished = Pattern.compile("VANISHED \\(EARLIER\\) (\\S+)").matcher(selected);
      while (vanished.find()) {
        for (String range : vanished.group(1).split(",", -1)) {
          String[] ends = range.split(":", -1);
          long last = Long.parseLong(ends[ends.length - 1]);
          for (long uid = Long.parseLong(ends[0]); uid <= last; uid++) {
            messages.remove(uid);
          }
        }
      }
      Matcher changed = Pattern.compile("UID (\\d+)").matcher(selected);
      StringBuilder uids = new StringBuilder();
      while (changed.find()) {
        uids.append(uids.isEmpty() ? "" : ",").append(changed.group(1));
      }
      if (!uids.isEmpty()) {
        take(client.answers("UID FETCH " + uids + " (UID FLAGS ENVELOPE)"));
      }
      client.command("UNSELECT");
    }

    private void take(String fetched) {
      Matcher line =
          Pattern.compile("UID (\\d+) FLAGS \\(([^)]*)\\) ENVELOPE \\(\\S+ \"([^\"]*)\"")
              .matcher(fetched);
      while (line.find()) {
        String flags = line.group(2).replaceAll("\\\\Recent ?", "").strip();
        messages.put(Long.parseLong(line.group(1)), line.group(3) + " " + flags);
      }
    }
  }

  @Test
  void offlineClientsConvergeAfterARewind() throws IOException {
    String address = account("away");
    try (ImapClient client = signIn(address)) {
      client.command("ENABLE QRESYNC");
      for (int i = 0; i < 6; i++) {
        client.append("INBOX", message(i));
      }
      client.command("SELECT INBOX");
      client.command("STORE 1:2 +FLAGS (\\Seen $work)");
      client.command("UNSELECT");
      Kept early = new Kept("INBOX").whole(client);
      Kept before = new Kept("INBOX").whole(client);
      Instant then = Instant.now();

      client.command("SELECT INBOX");
      client.command("STORE 1 -FLAGS (\\Seen)");
      client.command("STORE 6 +FLAGS (\\Flagged)");
      client.command("MOVE 2 Trash");
      client.command("STORE 2 +FLAGS (\\Deleted)");
      client.command("EXPUNGE");
      client.command("UNSELECT");
      client.append("INBOX", message(7));
      client.command("RENAME Sent Posted");
      client.command("CREATE Later");
      Kept late = new Kept("INBOX").whole(client);
      Kept trash = new Kept("Trash").whole(client);
      Instant undo = Instant.now();

      String preview = preview(address, then);
      assertThat(preview)
          .contains(
              "{\"mailbox\":\"INBOX\",\"fate\":\"stays\",\"comes\":2,\"goes\":1,\"reflagged\":2}")
          .contains("{\"mailbox\":\"Later\",\"fate\":\"goes\"")
          .contains("{\"mailbox\":\"Sent\",\"fate\":\"renamed\",\"before\":\"Posted\"");
      try (ImapClient live = signIn(address)) {
        live.command("SELECT INBOX");

        String done = rewind(address, then);

        assertThat(done).contains("\"state\":\"done\"").contains("\"troubles\":[]");
        assertThat(live.answers("NOOP")).contains("EXISTS").contains("EXPUNGE").contains("FETCH");
      }
      Kept fresh = new Kept("INBOX").whole(client);
      assertThat(fresh.messages.values())
          .containsExactlyInAnyOrderElementsOf(before.messages.values());
      assertThat(fresh.validity).isEqualTo(before.validity);
      for (Kept away : new Kept[] {early, late}) {
        away.resynchronize(client);
        assertThat(away.messages).isEqualTo(fresh.messages);
      }
      trash.resynchronize(client);
      assertThat(trash.messages).isEmpty();
      assertThat(client.answers("LIST \"\" *"))
          .contains("Sent")
          .doesNotContain("Posted")
          .doesNotContain("Later");

      assertThat(rewind(address, undo)).contains("\"state\":\"done\"");

      Kept again = new Kept("INBOX").whole(client);
      late.resynchronize(client);
      assertThat(late.messages).isEqualTo(again.messages);
      assertThat(again.messages.values())
          .containsExactlyInAnyOrder(
              "letter 0 $work", "letter 3 ", "letter 4 ", "letter 5 \\Flagged", "letter 7 ");
      assertThat(client.answers("LIST \"\" *")).contains("Posted").contains("Later");
    }
  }

  @Test
  void invalidRewindTimeIsRefusedAtItsField() {
    String address = account("outside");
    for (String to : new String[] {"2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "PT1H", "?"}) {
      HttpResponse<String> answer = server.api("POST", path(address), "{\"to\": \"" + to + "\"}");
      assertThat(answer.statusCode()).as(to).isEqualTo(422);
      assertThat(answer.body()).contains("\"to\"");
    }
    assertThat(server.api("GET", path(address), "").body()).contains("\"items\":[]");
  }

  @Test
  void rewindIsAuditedAndRespectsAHold() throws IOException {
    String address = account("held");
    try (ImapClient client = signIn(address)) {
      client.append("INBOX", message(1));
      Instant then = Instant.now();
      client.append("INBOX", message(2));
      assertThat(
              server
                  .api("POST", "/accounts/" + address + "/holds", "{\"reason\": \"a lawsuit\"}")
                  .statusCode())
          .isBetween(200, 201);

      assertThat(rewind(address, then)).contains("\"removed\":1");

      assertThat(server.api("GET", "/accounts/" + address + "/deleted-mail", "").body())
          .contains("\"messages\":1");
      assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES 1");
    }
    assertThat(server.api("GET", "/audit", "").body())
        .contains("\"action\":\"account.rewind\",\"subject\":\"" + address);
  }

  private static String account(String name) {
    String address = name + "@rewound.test";
    server.createAccount(address, PASSWORD);
    return address;
  }

  private static ImapClient signIn(String address) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.login(address, PASSWORD);
    return client;
  }

  private static byte[] message(int number) {
    return "From: ann@elsewhere.test\r\nSubject: letter %d\r\n\r\nbells\r\n"
        .formatted(number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static long number(String answers, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(answers);
    assertThat(matcher.find()).as(answers).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  private static String path(String address) {
    return "/accounts/" + address + "/rewinds";
  }

  private static String preview(String address, Instant to) {
    String moment = URLEncoder.encode(to.toString(), StandardCharsets.UTF_8);
    return body(server.api("GET", path(address) + "/preview?to=" + moment, ""));
  }

  /** Rewinds and returns the result. */
  private static String rewind(String address, Instant to) {
    AtomicReference<String> now =
        new AtomicReference<>(body(server.api("POST", path(address), "{\"to\": \"" + to + "\"}")));
    Matcher id = Pattern.compile("\"id\":\"([^\"]*)\"").matcher(now.get());
    assertThat(id.find()).isTrue();
    Await.until(
        "the rewind is done",
        BOUND,
        () -> {
          now.set(body(server.api("GET", path(address) + "/" + id.group(1), "")));
          return !now.get().contains("\"state\":\"running\"");
        });
    return now.get();
  }

  private static String body(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer.body();
  }
}
