package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests mail for full accounts, and accounts' sending limits. */
class QuotaIT {
  private static final String DOMAIN = "quota.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static CarillonServer server;

  @BeforeAll
  static void makeAccounts() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
  }

  private static String account(String name) {
    String address = name + "@" + DOMAIN;
    server.createAccount(address, PASSWORD);
    return address;
  }

  private static void set(String account, String settings) {
    HttpResponse<String> answer =
        server.api("PATCH", "/accounts/" + account + "/settings", "{" + settings + "}");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static long count(String account) {
    try {
      return new MailClient(server).readAll(account, PASSWORD, "INBOX").size();
    } catch (MessagingException | IOException e) {
      return -1;
    }
  }

  private static Command outsider(String to) {
    return Swaks.run(
        "--server",
        "127.0.0.1:" + server.port("smtp"),
        "--from",
        "stranger@elsewhere.test",
        "--to",
        to);
  }

  private static ImapClient signIn(String account) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.command("LOGIN " + account + " \"" + PASSWORD + "\"");
    return client;
  }

  @Test
  void mailForAFullAccountIsHeldUntilThereIsRoom() throws IOException {
    String holly = account("holly");
    set(
        holly,
        "\"mailbox.quota.messages\": 1, \"mailbox.quota.alert-percent\": [],"
            + " \"mail.in.over-quota\": \"hold\", \"mail.in.full.most\": 1");
    Swaks.fromOutside(server, holly, "first");
    Await.until("the first is there", BOUND, () -> count(holly) == 1);
    Swaks.fromOutside(server, holly, "second");
    assertThat(outsider(holly).output()).contains("452 4.2.2");
    assertThat(count(holly)).isEqualTo(1);

    try (ImapClient owner = signIn(holly)) {
      assertThat(owner.answers("SELECT INBOX")).contains("[OVERQUOTA]");
      owner.command("STORE 1 +FLAGS.SILENT (\\Deleted)");
      owner.command("EXPUNGE");
    }
    Await.until("the second came by itself", BOUND, () -> count(holly) == 1);
  }

  @Test
  void fullAccountRefusesMailAtTheConfiguredPercentage() {
    String rita = account("rita");
    set(
        rita,
        "\"mailbox.quota.messages\": 4, \"mailbox.quota.stop-percent\": 50,"
            + " \"mailbox.quota.alert-percent\": [], \"mail.in.over-quota\": \"refuse\"");
    Swaks.fromOutside(server, rita, "one");
    Swaks.fromOutside(server, rita, "two");
    Await.until("both are there", BOUND, () -> count(rita) == 2);
    assertThat(outsider(rita).output()).contains("552 5.2.2");
  }

  @Test
  void quotaReportListsTheLargestAccountsFirst() throws IOException {
    String much = account("much");
    account("little");
    Swaks.fromOutside(server, much, "one");
    Await.until("it is there", BOUND, () -> count(much) == 1);
    HttpResponse<String> report = server.api("GET", "/quota-reports/" + DOMAIN + "?limit=1", "");

    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body()).contains("\"octets\"").contains("\"next\"");
    assertThat(
            Command.run(
                    BOUND,
                    List.of(
                        CarillonServer.tree().resolve("carillon").toString(),
                        "ctl",
                        "--home",
                        server.home().toString(),
                        "quota",
                        "report",
                        DOMAIN,
                        "--search",
                        "much"),
                    "",
                    Map.of("CARILLON_BUILT", "true"))
                .orFail()
                .output())
        .contains(much);
  }

  @Test
  void accountCannotSendBeyondItsReach() {
    String kid = account("kid");
    account("friend");
    set(kid, "\"mail.account.reach\": \"domain\"");
    Swaks.submit(server, "PLAIN", kid, PASSWORD, "friend@" + DOMAIN, "near");
    Command far =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("submission"),
            "--tls",
            "--auth",
            "PLAIN",
            "--auth-user",
            kid,
            "--auth-password",
            PASSWORD,
            "--from",
            kid,
            "--to",
            "x@elsewhere.test");
    assertThat(far.output()).contains("550 5.7.1 Not allowed to send to this recipient");
  }
}
