package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that rules uploaded by sieve-connect apply to the next message. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SieveIT {
  private static final String DOMAIN = "ruled.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;
  private Sink sink;
  private Path folder;

  @BeforeAll
  void sendEverythingToTheSink(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    sink = new Sink(folder.resolve("caught"));
    set("{\"mail.out.smart-host\": [\"%s\"]}".formatted(sink.address()));
  }

  @AfterAll
  void sendNothingThereAnyMore() throws InterruptedException {
    set("{\"mail.out.smart-host\": null}");
    sink.close();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private String account(String name) {
    String address = name + "@" + DOMAIN;
    server.createAccount(address, PASSWORD);
    return address;
  }

  /** Runs sieve-connect with the password on its standard input. */
  private Command connect(String user, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                OutsideTool.SIEVE_CONNECT.path(),
                "--server",
                "127.0.0.1",
                "--port",
                Integer.toString(server.port("managesieve")),
                "--user",
                user,
                "--authmech",
                "PLAIN",
                "--notlsverify",
                "--passwordfd",
                "0"));
    all.addAll(List.of(words));
    return Command.run(BOUND, all, PASSWORD + "\n", Map.of());
  }

  private void activate(String user, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.sieve"), script);
    connect(user, "--localsieve", file.toString(), "--remotesieve", "rules", "--upload").orFail();
    connect(user, "--remotesieve", "rules", "--activate").orFail();
    assertThat(connect(user, "--list").output()).contains("\"rules\" ACTIVE");
  }

  private List<String> mailbox(String user, String name) {
    try {
      return new MailClient(server)
          .readAll(user, PASSWORD, name).stream().map(String::new).toList();
    } catch (MessagingException | IOException e) {
      return List.of();
    }
  }

  @Test
  void mailIsFiledRepliedAndRedirected() throws IOException {
    String user = account("ann");
    activate(
        user,
        """
        require ["fileinto", "mailbox", "copy", "vacation", "imap4flags"];
        if header :contains "subject" "invoice" {
          fileinto :create :flags "\\\\Flagged" "Bills/2026";
        }
        redirect :copy "assistant@elsewhere.test";
        vacation :subject "Away till Monday" :addresses "ann@ruled.test" "I am away.";
        """);
    Swaks.fromOutside(server, user, "your invoice");
    Swaks.fromOutside(server, user, "good morning");
    assertThat(mailbox(user, "Bills/2026")).singleElement().asString().contains("your invoice");
    assertThat(mailbox(user, "INBOX")).singleElement().asString().contains("good morning");
    Await.until("it was sent on", BOUND, () -> sink.caught("Subject: your invoice"));
    Await.until("that, too", BOUND, () -> sink.caught("Subject: good morning"));
    assertThat(sink.caught("Delivered-To: ann@ruled.test")).isTrue();
    Await.until("the sender was answered", BOUND, () -> sink.caught("Subject: Away till Monday"));
  }

  @Test
  void invalidScriptIsReportedWithItsLineAndNotStored() throws IOException {
    String user = account("bob");
    Path file = Files.writeString(folder.resolve("wrong.sieve"), "keep;\nfileinto \"Work\";\n");
    Command refused =
        connect(user, "--localsieve", file.toString(), "--remotesieve", "wrong", "--upload");
    assertThat(refused.output()).contains("line 2", "fileinto");
    assertThat(connect(user, "--list").output()).doesNotContain("wrong");
  }

  @Test
  void mailIsRejectedDuringSmtpWithTheScriptsReason() throws IOException {
    String user = account("eve");
    activate(
        user,
        "require \"ereject\"; if header :contains \"subject\" \"offer\" { ereject \"No offers\"; }");
    Command refused =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            "stranger@elsewhere.test",
            "--to",
            user,
            "--header",
            "Subject: an offer");
    assertThat(refused.output()).contains("550 5.7.1 No offers");
    Swaks.fromOutside(server, user, "a question");
    assertThat(mailbox(user, "INBOX")).singleElement().asString().contains("a question");
  }

  @Test
  void rejectReasonIsTransliteratedToAscii() throws IOException {
    String user = account("fay");
    activate(user, "require \"ereject\"; ereject \"Keine Grüße\";");
    Command refused =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            "stranger@elsewhere.test",
            "--to",
            user);
    assertThat(refused.output()).contains("550 5.7.1 Keine Grusse");
  }

  @Test
  void imapsieveScriptRunsOnMovedMessages() throws IOException {
    String user = account("joe");
    Path file =
        Files.writeString(
            folder.resolve("learn.sieve"),
            """
            require ["imapsieve", "environment", "imap4flags", "copy"];
            if environment :is "imap.cause" "COPY" {
              addflag "learnt";
              redirect :copy "learn@elsewhere.test";
            }
            """);
    connect(user, "--localsieve", file.toString(), "--remotesieve", "learn", "--upload").orFail();
    Swaks.fromOutside(server, user, "cheap pills");
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(user, PASSWORD);
      assertThat(client.answers("CAPABILITY"))
          .containsPattern(" IMAPSIEVE=sieve://[^ ]+:" + server.port("managesieve") + "\\b");
      client.command("CREATE Spam");
      client.command("SETMETADATA Spam (/shared/imapsieve/script \"learn\")");
      client.command("SELECT INBOX");
      client.command("MOVE 1 Spam");
      client.command("SELECT Spam");
      assertThat(client.answers("FETCH 1 FLAGS")).contains("learnt");
    }
    Await.until("it was sent on", BOUND, () -> sink.caught("Subject: cheap pills"));

    HttpResponse<String> tried =
        server.api(
            "POST",
            "/script-trials",
            """
            {"account": "%s", "mailbox": "Spam", "uid": 1, "script":
             "require \\"envelope\\"; if envelope \\"from\\" \\"stranger@elsewhere.test\\" { discard; }"}
            """
                .formatted(user));
    assertThat(tried.body()).contains("\"discard\"");
    assertThat(server.api("GET", "/audit?action=message.try&subject=" + user, "").body())
        .contains("Spam 1");
  }
}
