package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests the daily work of third-party mail programs, in parallel and both ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailClientsIT {
  private static final Path SCRIPTS = CarillonServer.tree().resolve("src/test/e2e/clients");
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(120);

  @TempDir private Path folder;
  private CarillonServer server;

  @BeforeAll
  void makeDomain() {
    server = SharedServer.get();
    server.createDomain("clients.test");
  }

  private String account(String name) {
    String address = name + "@clients.test";
    server.createAccount(address, PASSWORD);
    return address;
  }

  /** Runs a script of {@code src/test/e2e/clients}, which prints unmet expectations. */
  private void python(String user, String script, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(OutsideTool.PYTHON.path(), "-B", SCRIPTS.resolve(script).toString()));
    words.addAll(List.of(options));
    Command run =
        Command.run(
            BOUND,
            words,
            "",
            Map.of(
                "IMAP_PORT",
                "" + server.port("imap"),
                "POP3_PORT",
                "" + server.port("pop3"),
                "SUBMISSION_PORT",
                "" + server.port("submission"),
                "IMAPS_PORT",
                "" + server.port("imaps"),
                "HTTPS_PORT",
                "" + server.port("https"),
                "HTTP_PORT",
                "" + server.port("http"),
                "MAIL_USER",
                user,
                "MAIL_PASSWORD",
                PASSWORD));
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).startsWith("done");
  }

  @Test
  void imaplibUsesTheExtensions() {
    python(account("imaplib"), "imaplib_session.py");
  }

  @Test
  void storedMessageIsSubmittedByBurl() {
    python(account("burl"), "burl.py");
  }

  @Test
  void attachmentsAreSearchedSafely() {
    python(account("search"), "search.py");
    assertThat(server.isReady()).isTrue();
  }

  @Test
  void twoPop3AndFiveImapSessionsShareAnInbox() {
    python(account("together"), "together.py");
  }

  @Test
  void mbsyncSynchronizesWithoutLossOrDuplicates() {
    OutsideTool.MBSYNC.path();
    python(account("mbsync"), "two_way.py", "mbsync", folder.resolve("mbsync").toString(), "1000");
  }

  @Test
  void offlineimapSynchronizesWithoutLossOrDuplicates() {
    OutsideTool.OFFLINEIMAP.path();
    python(
        account("offline"), "two_way.py", "offlineimap", folder.resolve("off").toString(), "100");
  }

  @Test
  void thunderbirdReadsAndWritesMail() {
    OutsideTool.THUNDERBIRD.path();
    python(account("bird"), "thunderbird.py", folder.resolve("bird").toString());
  }

  @Test
  void thunderbirdConfiguresItselfFromAnAddress() throws IOException {
    OutsideTool.THUNDERBIRD.path();
    Path profiles = Files.createDirectory(folder.resolve("setup"));
    python(account("newbird"), "thunderbird_setup.py", profiles.toString());
  }

  @Test
  void muttCopiesAndFlags() throws IOException {
    String user = account("mutt");
    Swaks.fromOutside(server, user, "for mutt");
    Path copied = folder.resolve("copied.mbox");
    Path configuration =
        Files.writeString(
            folder.resolve("muttrc"),
            """
            set imap_user="%s" imap_pass="%s" ssl_starttls=no ssl_force_tls=no
            set folder="imap://127.0.0.1:%d/" spoolfile="imap://127.0.0.1:%d/INBOX"
            set confirmappend=no confirmcreate=no delete=yes move=no quit=yes
            push "<copy-message>%s<enter><set-flag>!<save-message>=Kept<enter><quit>"
            """
                .formatted(user, PASSWORD, server.port("imap"), server.port("imap"), copied));
    Command run =
        Command.run(
            BOUND,
            List.of(
                OutsideTool.SCRIPT.path(),
                "-qec",
                OutsideTool.MUTT.path() + " -n -F " + configuration,
                "/dev/null"),
            "",
            Map.of("TERM", "xterm"));
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(copied).content().contains("Subject: for mutt");
    assertThat(asked(user, "INBOX", "SEARCH ALL")).contains("* SEARCH\r\n");
    assertThat(asked(user, "Kept", "SEARCH FLAGGED SUBJECT \"for mutt\"")).contains("SEARCH 1");
  }

  @Test
  void curlUploadsAndReads() throws IOException {
    String user = account("curl");
    Path message =
        Files.writeString(folder.resolve("message"), "Subject: by curl\r\n\r\nhello\r\n");
    assertThat(curl("-T", message.toString(), "-u", user + ":" + PASSWORD, url("Drafts")))
        .isEmpty();
    assertThat(curl("-u", user + ":" + PASSWORD, url("Drafts") + ";MAILINDEX=1;SECTION=HEADER"))
        .contains("Subject: by curl");
  }

  private String asked(String user, String mailbox, String request) {
    return curl("-u", user + ":" + PASSWORD, "-X", request, url(mailbox));
  }

  private String url(String mailbox) {
    return "imap://127.0.0.1:" + server.port("imap") + "/" + mailbox;
  }

  private static String curl(String... options) {
    List<String> words = new ArrayList<>(List.of(OutsideTool.CURL.path(), "-sS"));
    words.addAll(List.of(options));
    return Command.run(BOUND, words).orFail().output();
  }

  @Test
  void angusMailIsNotifiedOfNewMailWhileIdling() throws Exception {
    String user = account("angus");
    CompletableFuture<String> heard = new CompletableFuture<>();
    Properties settings = new Properties();
    settings.put("mail.imap.host", "127.0.0.1");
    settings.put("mail.imap.port", "" + server.port("imap"));
    try (Store store = Session.getInstance(settings).getStore("imap")) {
      store.connect(user, PASSWORD);
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      inbox.addMessageCountListener(
          new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
              try {
                heard.complete(event.getMessages()[0].getSubject());
              } catch (MessagingException e) {
                heard.completeExceptionally(e);
              }
            }
          });
      Thread idling =
          Thread.startVirtualThread(
              () -> {
                try {
                  inbox.idle(true);
                } catch (MessagingException e) {
                  heard.completeExceptionally(e);
                }
              });
      Swaks.fromOutside(server, user, "while idling");
      idling.join(BOUND);
      assertThat(heard.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isEqualTo("while idling");
    }
  }
}
