package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that groups' mail and folders reach their members. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupIT {
  private static final String DOMAIN = "group.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;
  private Sink sink;

  @BeforeAll
  void sendEverythingToTheSink(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    List.of("ann", "ben", "cid").forEach(name -> server.createAccount(of(name), PASSWORD));
    sink = new Sink(folder.resolve("caught"));
    ask("PATCH", "/settings", "{\"mail.out.smart-host\": [\"%s\"]}".formatted(sink.address()));
  }

  @AfterAll
  void sendNothingThereAnyMore() throws InterruptedException {
    ask("PATCH", "/settings", "{\"mail.out.smart-host\": null}");
    sink.close();
  }

  private static String of(String name) {
    return name + "@" + DOMAIN;
  }

  private String ask(String method, String path, String body) {
    HttpResponse<String> answer = server.api(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private void group(String name, String more, String... members) {
    ask("POST", "/groups", "{\"address\": \"%s\"%s}".formatted(of(name), more));
    add(name, List.of(members));
  }

  private String add(String name, List<String> members) {
    String all =
        members.stream()
            .map(each -> "\"" + (each.contains("@") ? each : of(each)) + "\"")
            .collect(Collectors.joining(","));
    return ask("POST", "/groups/" + of(name) + "/members", "{\"add\": [" + all + "]}");
  }

  private long count(String name, String subject) {
    try {
      return new MailClient(server)
          .readAll(of(name), PASSWORD, "INBOX").stream()
              .map(String::new)
              .filter(message -> message.contains("Subject: " + subject))
              .count();
    } catch (MessagingException | IOException e) {
      return -1;
    }
  }

  @Test
  void groupMailReachesMembersOnceAndUnknownSendersAreRefused() {
    group("staff", "", "ann", "ben");
    group("all", ", \"writers\": \"anybody\"", "staff", "cid", "ann", "far@elsewhere.test");
    add("staff", List.of("all"));

    Swaks.fromOutside(server, of("all"), "to-all");
    Swaks.submit(server, "PLAIN", of("ann"), PASSWORD, of("staff"), "to-staff");
    Command refused =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            of("ann"),
            "--to",
            of("staff"));

    assertThat(refused.output()).contains("5.7.2");
    for (String name : List.of("ann", "ben", "cid")) {
      for (String subject : List.of("to-all", "to-staff")) {
        Await.until(subject + " reached " + name, BOUND, () -> count(name, subject) == 1);
      }
    }
    Await.until("it left", BOUND, () -> sink.caught("Subject: to-all"));
  }

  @Test
  void forwarderSendsToLocalAndRemoteTargets() {
    ask(
        "POST",
        "/forwarders",
        "{\"address\": \"%s\", \"targets\": [\"%s\", \"x@away.test\"]}"
            .formatted(of("info"), of("cid")));
    Swaks.fromOutside(server, of("info"), "forwarded");
    Await.until("it came", BOUND, () -> count("cid", "forwarded") == 1);
    Await.until("it left", BOUND, () -> sink.caught("Subject: forwarded"));
  }

  @Test
  void folderSharedWithANestedGroupIsVisibleToItsMembers() throws IOException {
    group("inner", "", "ben");
    group("outer", "", "inner");
    try (ImapClient owner = signIn("ann");
        ImapClient guest = signIn("ben");
        ImapClient other = signIn("cid")) {
      owner.command("CREATE Plans");
      owner.command("SETACL Plans $" + of("outer") + " lrs");
      assertThat(owner.answers("GETACL Plans")).contains("group:" + of("outer"));
      assertThat(guest.answers("MYRIGHTS ~ann/Plans")).contains("\"lrs\"");
      assertThat(guest.answers("LIST \"\" \"*\"")).contains("~ann/Plans");
      assertThat(other.answers("LIST \"\" \"*\"")).doesNotContain("~ann/Plans");

      ask("POST", "/groups/" + of("inner") + "/members", "{\"remove\": [\"" + of("ben") + "\"]}");
      assertThat(guest.answers("LIST \"\" \"*\"")).doesNotContain("~ann/Plans");
    }
  }

  private ImapClient signIn(String name) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.command("LOGIN " + of(name) + " \"" + PASSWORD + "\"");
    return client;
  }

  @Test
  void tenThousandMembersAreAddedInOneCall() {
    group("many", "");
    List<String> many =
        IntStream.range(0, 10_000).mapToObj(each -> "m" + each + "@elsewhere.test").toList();
    assertThat(add("many", many)).contains("\"added\":10000");
    assertThat(ask("GET", "/groups/" + of("many") + "/members?limit=3", "")).contains("\"next\"");
  }
}
