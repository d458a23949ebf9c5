package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that accounts are saved while the server runs, and restored with their IMAP state. */
class BackupIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String EVERYTHING =
      "UID FETCH 1:* (UID FLAGS MODSEQ INTERNALDATE RFC822.SIZE EMAILID THREADID ENVELOPE)";

  private static CarillonServer server;

  @BeforeAll
  static void makeTheDomain() {
    server = SharedServer.get();
    server.createDomain("saved.test");
  }

  @Test
  void lostAccountIsRestoredWithItsUids() throws IOException {
    String address = account("lost");
    String before;
    String full;
    try (ImapClient client = signIn(address)) {
      fill(client);
      full = save(address, "");
      client.command("SELECT INBOX");
      client.command("STORE 2 +FLAGS (\\Flagged $later)");
      client.command("STORE 3 +FLAGS (\\Deleted)");
      client.command("EXPUNGE");
      client.append("INBOX", message(11));
      client.command("CREATE Work/Plans");
      client.command("COPY 1:2 Work/Plans");
    }
    before = everything(address);
    String changes = save(address, full);

    delete(address);
    String done = restore(changes, address, "");

    assertThat(done).contains("\"state\":\"done\"").contains("\"troubles\":[]");
    assertThat(everything(address)).isEqualTo(before);
    try (ImapClient client = signIn(address)) {
      client.command("SELECT INBOX");
      assertThat(client.answers("SEARCH BODY \"bells 7\"")).contains("SEARCH 7");
      client.append("INBOX", message(12));
      String uid = client.answers("UID SEARCH SUBJECT \"letter 12\"");
      assertThat(number(uid, "SEARCH (\\d+)")).isGreaterThan(1_000_000);
    }
  }

  @Test
  void accountRestoredTwiceReusesNoUid() throws IOException {
    String address = account("twice");
    String full;
    try (ImapClient client = signIn(address)) {
      fill(client);
      full = save(address, "");
    }
    long last = 0;
    for (int time = 1; time <= 2; time++) {
      delete(address);
      assertThat(restore(full, address, "")).contains("\"troubles\":[]");
      try (ImapClient client = signIn(address)) {
        client.append("INBOX", message(20 + time));
        long next = number(client.answers("STATUS INBOX (UIDNEXT)"), "UIDNEXT (\\d+)");
        assertThat(next).isGreaterThan(last + 1);
        last = next;
      }
    }
  }

  @Test
  void accountRestoredInPlaceMatchesTheBackupAndClientsConverge() throws IOException {
    String address = account("over");
    try (ImapClient client = signIn(address)) {
      client.command("ENABLE QRESYNC");
      fill(client);
      client.command("CREATE Kept");
      client.append("Kept", message(11));
      String full = save(address, "");
      client.command("SELECT INBOX");
      client.command("STORE 2 -FLAGS (\\Seen $work)");
      client.command("STORE 1,5 +FLAGS (\\Deleted)");
      client.command("EXPUNGE");
      client.append("INBOX", message(12));
      client.command("UNSELECT");
      client.command("DELETE Kept");
      client.command("CREATE Late");
      String selected = client.answers("SELECT INBOX");
      String validity = "" + number(selected, "UIDVALIDITY (\\d+)");
      String modseq = "" + number(selected, "HIGHESTMODSEQ (\\d+)");
      client.command("UNSELECT");

      assertThat(over(full, address, false)).contains("\"troubles\":[]");

      assertThat(subjects(client, "INBOX"))
          .containsExactlyInAnyOrder(
              "0 \\Seen $work",
              "1 \\Seen $work",
              "2 \\Seen $work",
              "3 \\Seen $work",
              "4 ",
              "5 ",
              "6 ",
              "7 ",
              "8 ",
              "9 ",
              "12 ");
      assertThat(subjects(client, "Kept")).containsExactly("11 ");
      String news = client.answers("SELECT INBOX (QRESYNC (" + validity + " " + modseq + "))");
      assertThat(news)
          .contains("UIDVALIDITY " + validity)
          .doesNotContain("VANISHED")
          .contains("UID 2 ")
          .contains("UID 12 ")
          .contains("UID 13 ")
          .doesNotContain("UID 11 ")
          .doesNotContain("UID 3 ");
      client.command("UNSELECT");
      // A second run has nothing to do.
      assertThat(over(full, address, false)).contains("\"messages\":0");
      assertThat(subjects(client, "INBOX")).hasSize(11);

      assertThat(over(full, address, true))
          .contains("\"removedMailboxes\":1,\"removedMessages\":1,\"troubles\":[]");

      assertThat(subjects(client, "INBOX")).hasSize(10).doesNotContain("12 ");
      assertThat(client.answers("LIST \"\" *")).doesNotContain("Late");
      assertThat(client.answers("SELECT INBOX (QRESYNC (" + validity + " " + modseq + "))"))
          .contains("VANISHED (EARLIER) 11");
    }
  }

  @Test
  void emptyFolderRestoredInPlaceKeepsItsIdAndRights() throws IOException {
    String address = account("empty");
    String reader = account("empty-reader");
    for (boolean used : new boolean[] {false, true}) {
      try (ImapClient owner = signIn(address);
          ImapClient idle = signIn(address)) {
        String team = used ? "Later" : "Team";
        owner.command("CREATE " + team);
        if (used) {
          owner.append("INBOX", message(1));
        }
        String full = save(address, "");
        owner.command("SETACL " + team + " " + reader + " lrs");
        owner.command("SETMETADATA " + team + " (/shared/comment \"for us\")");
        String id = owner.answers("STATUS " + team + " (MAILBOXID UIDVALIDITY)");
        idle.command("SELECT " + team);

        assertThat(over(full, address, false)).contains("\"troubles\":[]");

        assertThat(owner.answers("STATUS " + team + " (MAILBOXID UIDVALIDITY)")).isEqualTo(id);
        assertThat(owner.answers("GETACL " + team)).contains(reader);
        assertThat(owner.answers("GETMETADATA " + team + " /shared/comment")).contains("for us");
        owner.append(team, message(2));
        assertThat(idle.answers("NOOP")).contains("1 EXISTS");
      }
    }
  }

  @Test
  void contradictoryRestoreOptionsAreRefusedAtTheirField() throws IOException {
    String address = account("contradiction");
    String full = save(address, "");
    String request = "{\"backup\": \"" + full + "\", \"account\": \"" + address + "\", ";
    HttpResponse<String> exact = server.api("POST", "/restorations", request + "\"exact\": true}");
    assertThat(exact.statusCode()).isEqualTo(422);
    assertThat(exact.body()).contains("\"exact\"");
    HttpResponse<String> both =
        server.api("POST", "/restorations", request + "\"over\": true, \"below\": \"x\"}");
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(both.body()).contains("\"over\"");
  }

  /** The numbers and flags of a mailbox's messages. */
  private static List<String> subjects(ImapClient client, String mailbox) throws IOException {
    client.command("EXAMINE " + mailbox);
    List<String> found = new ArrayList<>();
    Matcher line =
        Pattern.compile("FLAGS \\(([^)]*)\\) ENVELOPE \\(\\S+ \"letter (\\d+)\"")
            .matcher(client.answers("FETCH 1:* (FLAGS ENVELOPE)"));
    while (line.find()) {
      found.add(line.group(2) + " " + line.group(1).replaceAll("\\\\Recent ?", "").strip());
    }
    client.command("UNSELECT");
    return found;
  }

  /** Restores an account over its content and returns the result. */
  private static String over(String backup, String address, boolean exact) {
    return done(
        "/restorations",
        "{\"backup\": \"%s\", \"account\": \"%s\", \"over\": true, \"exact\": %b}"
            .formatted(backup, address, exact),
        "id");
  }

  @Test
  void uidValidityIncreasesBeyondThatOfTheDeletedAccount() throws IOException {
    String address = account("younger");
    String full;
    long higher;
    try (ImapClient client = signIn(address)) {
      client.command("CREATE Box");
      client.append("Box", message(1));
      full = save(address, "");
      client.command("DELETE Box");
      client.command("CREATE Box");
      higher = Long.parseLong(uidValidity(client, "Box"));
    }
    assertThat(server.api("DELETE", "/accounts/" + address, "").statusCode()).isEqualTo(204);

    assertThat(restore(full, address, "")).contains("\"troubles\":[]");

    try (ImapClient client = signIn(address)) {
      assertThat(Long.parseLong(uidValidity(client, "Box"))).isGreaterThan(higher);
      assertThat(subjects(client, "Box")).containsExactly("1 ");
    }
  }

  @Test
  void restoredMailboxesStandBesideTheExistingOnes() throws IOException {
    String address = account("beside");
    try (ImapClient client = signIn(address)) {
      fill(client);
      String full = save(address, "");
      String validity = uidValidity(client, "INBOX");

      assertThat(restore(full, address, ""))
          .containsPattern("\"mailboxes\":0,\"mailboxesLeftAlone\":[1-9]\\d*,\"messages\":0,")
          .contains("\"troubles\":[]");

      assertThat(restore(full, address, "Restored")).contains("\"troubles\":[]");
      assertThat(uidValidity(client, "Restored/INBOX")).isNotEqualTo(validity);
      assertThat(client.answers("STATUS Restored/INBOX (MESSAGES)")).contains("MESSAGES 10");
      assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES 10");
    }
  }

  @Test
  void lostDomainIsRestoredWhole() throws IOException {
    server.createDomain("gone.test");
    String address = "ann@gone.test";
    server.createAccount(address, PASSWORD);
    String reader = "ben@gone.test";
    server.createAccount(reader, PASSWORD);
    try (ImapClient client = signIn(address)) {
      fill(client);
      client.command("SETACL INBOX ben@gone.test lrs");
      client.command("SETMETADATA INBOX (/shared/vendor/carillon/seen \"private\")");
    }
    String read;
    try (ImapClient client = signIn(reader)) {
      client.command("SELECT ~ann/INBOX");
      client.command("STORE 6:7 +FLAGS (\\Seen)");
      client.command("STORE 7 -FLAGS (\\Seen)");
      read = client.answers("UID SEARCH SEEN");
    }
    assertThat(
            server
                .api(
                    "POST",
                    "/accounts/" + reader + "/folder-aliases",
                    "{\"name\": \"Anns\", \"target\": \"~ann/INBOX\"}")
                .statusCode())
        .isBetween(200, 204);
    String full = save("gone.test", "");
    delete(address);
    delete(reader);
    assertThat(server.api("DELETE", "/domains/gone.test", "").statusCode()).isEqualTo(204);

    assertThat(done("/restorations", "{\"backup\": \"" + full + "\"}", "id"))
        .contains("\"accounts\":[\"ann@gone.test\",\"ben@gone.test\"]")
        .contains("\"troubles\":[]");

    try (ImapClient client = signIn(reader)) {
      assertThat(client.answers("STATUS ~ann/INBOX (MESSAGES)")).contains("MESSAGES 10");
      client.command("SELECT Anns");
      assertThat(client.answers("UID SEARCH SEEN")).isEqualTo(read).contains("SEARCH 6");
    }
  }

  @Test
  void damagedBackupIsReportedAndRestoresNothing() throws IOException {
    String address = account("damaged");
    try (ImapClient client = signIn(address)) {
      fill(client);
    }
    String full = save(address, "");
    Path file = server.home().resolve("backups/" + full + "/accounts/" + address + ".zip");
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length / 2] ^= 1;
    Files.write(file, octets);

    assertThat(restore(full, address, "Restored"))
        .contains("\"state\":\"broken-off\"")
        .contains("differs from what was backed up");
    try (ImapClient client = signIn(address)) {
      assertThat(client.answers("LIST \"\" Restored/*")).doesNotContain("Restored");
    }
  }

  private static String account(String name) {
    String address = name + "@saved.test";
    server.createAccount(address, PASSWORD);
    return address;
  }

  private static void delete(String address) {
    assertThat(server.api("DELETE", "/accounts/" + address, "").statusCode()).isEqualTo(204);
  }

  private static ImapClient signIn(String address) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.login(address, PASSWORD);
    return client;
  }

  private static void fill(ImapClient client) throws IOException {
    for (int i = 0; i < 10; i++) {
      client.append("INBOX", message(i));
    }
    client.command("SELECT INBOX");
    client.command("STORE 1:4 +FLAGS (\\Seen $work)");
  }

  private static byte[] message(int number) {
    return ("From: ann@elsewhere.test\r\nSubject: letter %d\r\n\r\nbells %d\r\n"
            .formatted(number, number))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The server's whole view of the mailboxes that clients cache. */
  private static String everything(String address) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ImapClient client = signIn(address)) {
      // Otherwise the first FETCH of MODSEQ returned the highest one, which restoring raises.
      client.command("ENABLE CONDSTORE");
      for (String mailbox : new String[] {"INBOX", "Work/Plans"}) {
        all.append(mailbox).append(' ').append(uidValidity(client, mailbox)).append('\n');
        all.append(client.answers(EVERYTHING).replaceAll(" ?\\\\Recent", ""));
      }
      all.append(client.answers("LSUB \"\" *"));
    }
    return all.toString();
  }

  private static String uidValidity(ImapClient client, String mailbox) throws IOException {
    return "" + number(client.answers("SELECT " + mailbox), "UIDVALIDITY (\\d+)");
  }

  private static long number(String answers, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(answers);
    assertThat(matcher.find()).as(answers).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** Saves an account and returns the backup's name when it is done. */
  private static String save(String address, String base) {
    String since = base.isEmpty() ? "" : ", \"base\": \"" + base + "\"";
    String done = done("/backups", "{\"scope\": \"" + address + "\"" + since + "}", "name");
    assertThat(Archives.field(done, "state")).as(done).isEqualTo("done");
    return Archives.field(done, "name");
  }

  /** Restores an account and returns the result. */
  private static String restore(String backup, String address, String below) {
    String beside = below.isEmpty() ? "" : ", \"below\": \"" + below + "\"";
    return done(
        "/restorations",
        "{\"backup\": \"" + backup + "\", \"account\": \"" + address + "\"" + beside + "}",
        "id");
  }

  private static String done(String path, String request, String id) {
    return new Archives(server).done(path, request, id);
  }
}
