package org.carillon.policy.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.policy.authentication.SenderAuthentication;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.report.FailureDisclosure;
import org.carillon.policy.report.ReportSettings;
import org.carillon.policy.report.SentFailure;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that domains that ask for failure reports get few, redacted, and only if chosen. */
class SentFailuresTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String STRANGER = "192.0.2.8";
  private static final String MESSAGE =
      """
      From: "The Boss" <boss@bank.example>
      To: alice@example.test
      Subject: Your account
      Message-ID: <1@evil.example>

      Hello
      """;

  private record SentMessage(String domain, String to, String text) {}

  private final TestDatabase database = TestDatabase.emptied();
  private final DeclaredSettings settings =
      new DeclaredSettings()
          .with(HostSettings.HOST_NAME, "mx.own.test")
          .with(ReportSettings.FAILURES, FailureDisclosure.REDACTED);
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final List<SentMessage> sentMessages = new ArrayList<>();
  private final FailureRows rows = new FailureRows(new SqlTransactions(database.dataSource()));
  private final PendingFailures notes =
      new PendingFailures(rows, new TestKey(), settings, InstantSource.fixed(NOW));
  private boolean isDnsAway;

  private final DnsLookup dns =
      new DnsLookup() {
        @Override
        @SuppressWarnings("unchecked") // Only TXT records are looked up.
        public <T> DnsReply<T> find(String name, DnsType<T> type) {
          if (isDnsAway) {
            return new DnsReply.Unknown<>("nobody answers");
          }
          String text = texts.get(name);
          return text == null || !(type instanceof DnsType.Txt)
              ? new DnsReply.NoName<>()
              : new DnsReply.Found<>(List.of((T) text));
        }
      };

  private final DueFailureReports turn =
      new DueFailureReports(rows, dns, this::send, settings, InstantSource.fixed(NOW));

  private boolean send(String domain, String to, byte[] message) {
    sentMessages.add(new SentMessage(domain, to, new String(message, StandardCharsets.ISO_8859_1)));
    return true;
  }

  @BeforeEach
  void records() {
    texts.put("bank.example", "v=spf1 ip4:192.0.2.7 -all");
    asksFor("ruf=mailto:fail@bank.example");
  }

  private void asksFor(String rest) {
    texts.put("_dmarc.bank.example", "v=DMARC1; p=reject; " + rest);
  }

  private void comes(ScreenedMail mail) throws IOException, InterruptedException {
    ScreeningQuestion question = mail.question();
    CheckResult found =
        new SenderAuthentication(settings, new KnownBrands(settings)).examine(question, dns);
    notes.note(
        question,
        new ScreeningReport(
            Handling.JUNK,
            0,
            List.of(),
            List.of(),
            false,
            found.sender(),
            Allowance.NONE,
            List.of("Authentication-Results: mx.own.test;\r\n\tspf=fail\r\n")));
  }

  private void fails() throws IOException, InterruptedException {
    comes(ScreenedMail.of(STRANGER, MESSAGE));
  }

  private SentFailure only() throws SQLException {
    List<SentFailure> sent = rows.sent(Optional.empty());
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private void isDue() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate("update dmarc_failure set due = now() where due is not null");
    }
  }

  @Test
  void firstFailureIsReportedAtOnceAndOthersAreCounted() throws Exception {
    fails();
    fails();
    notes.write();
    fails();
    notes.write();
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).isFalse();
    assertThat(sentMessages).hasSize(1);
    SentMessage sentMessage = sentMessages.getFirst();
    assertThat(sentMessage.to()).isEqualTo("fail@bank.example");
    assertThat(sentMessage.domain()).isEqualTo("mx.own.test");
    assertThat(sentMessage.text())
        .contains("Content-Type: multipart/report;")
        .contains("report-type=feedback-report")
        .contains("Auto-Submitted: auto-generated\r\n")
        .contains("\r\nFeedback-Type: auth-failure\r\n")
        .contains("\r\nAuth-Failure: dmarc\r\n")
        .contains("\r\nIdentity-Alignment: dkim, spf\r\n")
        .contains("\r\nAuthentication-Results: mx.own.test; spf=fail\r\n")
        .contains("\r\nSource-IP: 192.0.2.8\r\n")
        .contains("\r\nReported-Domain: bank.example\r\n")
        .contains("\r\nDelivery-Result: spam\r\n")
        .contains("\r\nIncidents: 3\r\n")
        .contains("\r\nSPF-DNS: txt : bank.example : \"v=spf1 ip4:192.0.2.7 -all\"\r\n")
        .contains("Content-Type: text/rfc822-headers\r\n")
        .contains("\r\nMessage-ID: <1@evil.example>\r\n")
        .doesNotContain("boss@")
        .doesNotContain("Boss")
        .doesNotContain("alice")
        .doesNotContain("Your account")
        .doesNotContain("Hello");
    assertThat(only().incidents()).isEqualTo(3);
    assertThat(only().sent()).isPresent();
  }

  @Test
  void manyFailuresMakeOneReport() throws Exception {
    fails();
    notes.write();
    turn.take();
    for (int i = 0; i < 500; i++) {
      fails();
    }
    notes.write();
    assertThat(turn.take()).as("not before the pause is over").isFalse();
    isDue();
    assertThat(turn.take()).isTrue();
    assertThat(sentMessages).hasSize(2);
    assertThat(sentMessages.getLast().text()).contains("\r\nIncidents: 500\r\n");
  }

  @Test
  void failuresAreNotReportedWhenDisabled() throws Exception {
    settings.with(ReportSettings.FAILURES, FailureDisclosure.NOTHING);
    fails();
    assertThat(notes.write()).isFalse();
    settings.with(ReportSettings.FAILURES, FailureDisclosure.REDACTED);
    fails();
    notes.write();
    settings.with(ReportSettings.FAILURES, FailureDisclosure.NOTHING);
    turn.take();
    assertThat(sentMessages).as("also what was noted before").isEmpty();
  }

  @Test
  void fullHeaderIsReportedOnlyIfConfigured() throws Exception {
    settings.with(ReportSettings.FAILURES, FailureDisclosure.HEADER);
    fails();
    notes.write();
    turn.take();
    assertThat(sentMessages.getFirst().text())
        .contains("\r\nSubject: Your account\r\n", "The Boss", "<boss@bank.example>")
        .doesNotContain("Hello");
  }

  @Test
  void reportsBouncesAndAutomaticMailAreNeverReported() throws Exception {
    comes(ScreenedMail.of(STRANGER, MESSAGE).from(""));
    comes(ScreenedMail.of(STRANGER, "Auto-Submitted: auto-generated\n" + MESSAGE));
    comes(
        ScreenedMail.of(
            STRANGER,
            "Content-Type: Multipart/Report; report-type=feedback-report; boundary=x\n" + MESSAGE));
    assertThat(notes.write()).isFalse();
  }

  @Test
  void domainChoosesTheReportedFailures() throws Exception {
    ScreenedMail bySpf = ScreenedMail.of("192.0.2.7", MESSAGE);
    comes(bySpf);
    assertThat(notes.write()).as("fo=0: what passes").isFalse();
    asksFor("fo=1; ruf=mailto:fail@bank.example");
    comes(bySpf);
    assertThat(notes.write()).as("fo=1: what passes by one of both").isTrue();
    turn.take();
    assertThat(sentMessages.getFirst().text()).contains("\r\nIdentity-Alignment: dkim\r\n");
    asksFor("fo=s; ruf=mailto:fail@bank.example");
    comes(bySpf);
    assertThat(notes.write()).isFalse();
    asksFor("psd=y; ruf=mailto:fail@bank.example");
    fails();
    assertThat(notes.write()).as("a public suffix").isFalse();
  }

  @Test
  void externalDestinationsNeedConsent() throws Exception {
    asksFor("ruf=mailto:victim@else.example");
    fails();
    notes.write();
    turn.take();
    assertThat(sentMessages).isEmpty();
    assertThat(only().outcome()).contains("bank.example._report._dmarc.else.example");
    texts.put("bank.example._report._dmarc.else.example", "v=DMARC1");
    fails();
    notes.write();
    isDue();
    turn.take();
    assertThat(sentMessages).extracting(SentMessage::to).containsExactly("victim@else.example");
  }

  @Test
  void reportIsRetriedWithoutTheDns() throws Exception {
    fails();
    notes.write();
    isDnsAway = true;
    assertThat(turn.take()).isTrue();
    assertThat(only().due()).isPresent();
    isDnsAway = false;
    isDue();
    turn.take();
    assertThat(sentMessages).hasSize(1);
  }
}
