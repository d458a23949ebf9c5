package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests a new administrator's first day, each step with a third-party program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewcomerIT {

  private static final String ALICE = "alice@newcomer.test";
  private static final String BOB = "bob@newcomer.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private CarillonServer server;

  @BeforeAll
  void makeDomainAndAccounts() {
    server = SharedServer.get();
    server.createDomain("newcomer.test");
    server.createAccount(ALICE, PASSWORD);
    server.createAccount(BOB, PASSWORD);
  }

  @Test
  void adminPasswordFileIsReadableByItsOwnerOnly() throws IOException {
    Path file = server.home().resolve("secrets/admin-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void accountIsCreatedByCurl() {
    Command made =
        curl(
            "-k",
            "-i",
            "-u",
            "admin:" + server.adminPassword(),
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"address\": \"carol@newcomer.test\", \"password\": \"" + PASSWORD + "\"}",
            url("/api/v1/accounts"));
    assertThat(made.output())
        .contains(" 201")
        .containsIgnoringCase("location: ")
        .contains("carol@newcomer.test");
  }

  @Test
  void accountCreatedByCtlIsReadByRest() {
    Command made =
        Command.run(
            BOUND,
            List.of(
                CarillonServer.tree().resolve("carillon").toString(),
                "ctl",
                "--home",
                server.home().toString(),
                "account",
                "create",
                "dave@newcomer.test",
                "--password-stdin"),
            PASSWORD + "\n",
            Map.of("CARILLON_BUILT", "true"));
    assertThat(made.exit()).as(made.output()).isZero();
    HttpResponse<String> asked = server.api("GET", "/accounts/dave@newcomer.test", "");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("dave@newcomer.test");
  }

  @Test
  void incomingMailIsReadByImapAndPop3() {
    Swaks.fromOutside(server, ALICE, "hello from outside");
    assertThat(imap(ALICE, "INBOX", "SUBJECT \"hello from outside\"")).contains("SEARCH 1");
    Command pop =
        curl("-sS", "-u", ALICE + ":" + PASSWORD, "pop3://127.0.0.1:" + server.port("pop3") + "/1");
    assertThat(pop.output())
        .contains("Subject: hello from outside")
        .contains("Return-Path: <stranger@elsewhere.test>");
  }

  @Test
  void unauthenticatedClientCannotRelay() {
    Command refused =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            "stranger@elsewhere.test",
            "--to",
            "someone@faraway.test");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.output()).contains("550 5.7.1");
  }

  @Test
  void submissionNeedsEncryptionAndSignIn() {
    String submission = "127.0.0.1:" + server.port("submission");
    Command anonymous = Swaks.run("--server", submission, "--from", ALICE, "--to", BOB);
    assertThat(anonymous.output()).contains("530 5.7.0");
    Command wrong =
        Swaks.run(
            "--server",
            submission,
            "--tls",
            "--auth",
            "PLAIN",
            "--auth-user",
            ALICE,
            "--auth-password",
            "wrong",
            "--from",
            ALICE,
            "--to",
            BOB);
    assertThat(wrong.output()).contains("535 5.7.8");
    Swaks.submit(server, "LOGIN", ALICE, PASSWORD, BOB, "submitted");
    assertThat(imap(BOB, "INBOX", "SUBJECT submitted")).contains("SEARCH 1");
  }

  @Test
  void mbsyncMirrorsAMailbox() throws IOException {
    server.createAccount("mirror@newcomer.test", PASSWORD);
    for (int i = 0; i < 5; i++) {
      Swaks.fromOutside(server, "mirror@newcomer.test", "number " + i);
    }
    Path maildir = Files.createDirectories(folder.resolve("mirror"));
    Path configuration =
        Files.writeString(
            folder.resolve("mbsyncrc"),
            """
            IMAPStore there
            Host 127.0.0.1
            Port %d
            User mirror@newcomer.test
            Pass "%s"
            SSLType None
            AuthMechs LOGIN

            MaildirStore here
            Path %s/
            Inbox %s/INBOX
            SubFolders Verbatim

            Channel all
            Far :there:
            Near :here:
            Patterns *
            Create Near
            Sync All
            Expunge Both
            SyncState *
            """
                .formatted(server.port("imap"), PASSWORD, maildir, maildir));
    Command synced =
        Command.run(
            BOUND, List.of(OutsideTool.MBSYNC.path(), "-c", configuration.toString(), "all"));
    assertThat(synced.exit()).as(synced.output()).isZero();
    try (var messages =
        Files.find(
            maildir.resolve("INBOX"),
            2,
            (path, attributes) ->
                attributes.isRegularFile() && !path.getFileName().toString().startsWith("."))) {
      assertThat(messages).hasSize(5);
    }
  }

  @Test
  void outgoingMailUsesTheSmartHost() throws Exception {
    try (Sink smartHost = new Sink(folder.resolve("caught"))) {
      setServer("mail.out.smart-host", smartHost.address());
      Swaks.submit(server, "PLAIN", ALICE, PASSWORD, "friend@overseas.test", "leaves the house");
      Await.until(
          "the smart host has the message", BOUND, () -> smartHost.caught("leaves the house"));
    } finally {
      setServer("mail.out.smart-host", "");
    }
  }

  @Test
  void undeliverableMailIsReturned() throws Exception {
    server.createAccount("sender@newcomer.test", PASSWORD);
    try (Sink refusing = new Sink(folder.resolve("refused"), "-f", "RCPT")) {
      setServer("mail.out.smart-host", refusing.address());
      Swaks.submit(
          server, "PLAIN", "sender@newcomer.test", PASSWORD, "nobody@faraway.test", "to nobody");
      Await.until(
          "the delivery status notification",
          BOUND,
          () ->
              imap("sender@newcomer.test", "INBOX", "HEADER Content-Type delivery-status")
                  .contains("SEARCH 1"));
    } finally {
      setServer("mail.out.smart-host", "");
    }
  }

  @Test
  void statusReportsRunning() {
    Command status = server.status();
    assertThat(status.exit()).as(status.output()).isZero();
  }

  private void setServer(String key, String value) {
    HttpResponse<String> set =
        server.api(
            "PATCH",
            "/settings",
            "{\"" + key + "\": " + (value.isEmpty() ? "null" : "\"" + value + "\"") + "}");
    assertThat(set.statusCode()).as(set.body()).isBetween(200, 204);
  }

  private String imap(String user, String mailbox, String search) {
    return curl(
            "-sS",
            "-u",
            user + ":" + PASSWORD,
            "imap://127.0.0.1:" + server.port("imap") + "/" + mailbox,
            "-X",
            "SEARCH " + search)
        .output();
  }

  private String url(String path) {
    return "https://localhost:" + server.port("https") + path;
  }

  private static Command curl(String... words) {
    List<String> all = new ArrayList<>(List.of(OutsideTool.CURL.path(), "-sS"));
    all.addAll(List.of(words));
    return Command.run(BOUND, all);
  }
}
