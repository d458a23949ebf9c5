package org.carillon.policy.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.mailauth.dmarc.report.AggregateReport;
import org.carillon.mailauth.dmarc.report.ReportFile;
import org.carillon.mailauth.dmarc.report.ReportParseResult;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.policy.authentication.SenderAuthentication;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.report.ReportSettings;
import org.carillon.policy.report.SentReport;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that notes on mail become one report for each day and domain that asks for it. */
class SentReportsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String MESSAGE = "From: Boss <boss@bank.example>\nSubject: x\n\nHello\n";

  private record SentMessage(String domain, String to, byte[] octets) {}

  private final TestDatabase database = TestDatabase.emptied();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.own.test");
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final List<SentMessage> sentMessages = new ArrayList<>();
  private final PendingReportRows noted =
      new PendingReportRows(transactions, settings, InstantSource.fixed(NOW));
  private boolean isDnsAway;
  private boolean isMailAway;

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

  private final DueAggregateReports turn =
      new DueAggregateReports(
          transactions,
          new ReportSending(dns, this::send, settings, InstantSource.fixed(NOW)),
          settings);

  private boolean send(String domain, String to, byte[] message) throws IOException {
    if (isMailAway) {
      throw new IOException("no room");
    }
    sentMessages.add(new SentMessage(domain, to, message));
    return true;
  }

  @BeforeEach
  void records() {
    texts.put("bank.example", "v=spf1 ip4:192.0.2.7 -all");
    asksFor("mailto:dmarc@bank.example");
  }

  private void asksFor(String rua) {
    texts.put("_dmarc.bank.example", "v=DMARC1; p=reject; rua=" + rua);
  }

  private void comes(String client, Handling handling) throws Exception {
    comes(client, handling, noted);
  }

  private void comes(String client, Handling handling, PendingReportRows notes) throws Exception {
    ScreeningQuestion question = ScreenedMail.of(client, MESSAGE).question();
    notes.note(
        question,
        new ScreeningReport(
            handling,
            0,
            List.of(),
            List.of(),
            false,
            new SenderAuthentication(settings, new KnownBrands(settings))
                .examine(question, dns)
                .sender(),
            Allowance.NONE,
            List.of()));
  }

  private void theDayIsOver() throws SQLException {
    noted.write();
    try (Connection connection = database.dataSource().getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate("update dmarc_report set due = now() where due is not null");
    }
  }

  private SentReport only() throws SQLException {
    List<SentReport> sent = new ReportFigures(transactions).sent(Optional.empty());
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private static Part part(SentMessage sentMessage) throws IOException {
    Outline outline = Outline.parse(new ByteArrayInputStream(sentMessage.octets()));
    return Bodies.leaves(outline.body()).get(1).part();
  }

  private static AggregateReport report(SentMessage sentMessage) throws IOException {
    Content content = Content.of(sentMessage.octets());
    byte[] file = new PartContent(content::read, 0, part(sentMessage)).stream().readAllBytes();
    return ((ReportParseResult.Sound) ReportFile.read(file)).report();
  }

  @Test
  void mailOfADayIsOneReportWithEqualMessagesGrouped() throws Exception {
    comes("192.0.2.7", Handling.ACCEPT);
    comes("192.0.2.7", Handling.TAG);
    noted.write();
    comes("192.0.2.7", Handling.ACCEPT);
    comes("192.0.2.8", Handling.REJECT);
    noted.write();
    theDayIsOver();
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).as("once").isFalse();

    assertThat(sentMessages).hasSize(1);
    SentMessage sentMessage = sentMessages.getFirst();
    assertThat(sentMessage.to()).isEqualTo("dmarc@bank.example");
    assertThat(sentMessage.domain()).isEqualTo("mx.own.test");
    Header header = Header.parse(sentMessage.octets());
    assertThat(header.first("Subject").orElseThrow().utf8())
        .startsWith("Report Domain: bank.example Submitter: mx.own.test Report-ID: <20261122.");
    assertThat(header.first("Auto-Submitted")).isPresent();
    assertThat(part(sentMessage).is("application", "gzip")).isTrue();
    assertThat(Bodies.name(part(sentMessage)))
        .isEqualTo("mx.own.test!bank.example!1795305600!1795391999.xml.gz");
    AggregateReport report = report(sentMessage);
    assertThat(report.metadata().begin()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(report.rows())
        .extracting(row -> row.source().getHostAddress())
        .containsExactly("192.0.2.7", "192.0.2.8");
    assertThat(report.rows()).extracting(ReportRow::count).containsExactly(3L, 1L);
    assertThat(report.rows())
        .extracting(ReportRow::handling)
        .containsExactly(ReportRow.Handling.PASS, ReportRow.Handling.REJECT);
    assertThat(report.rows().getFirst().isSpfAligned()).isTrue();
    assertThat(only().messages()).isEqualTo(4);
    assertThat(only().sent()).isPresent();
    assertThat(only().outcome()).isEqualTo("dmarc@bank.example");
  }

  @Test
  void dayIsReportedOnceOver() throws Exception {
    var today = new PendingReportRows(transactions, settings);
    comes("192.0.2.7", Handling.ACCEPT, today);
    today.write();
    assertThat(turn.take()).isFalse();
    assertThat(only().messages()).isEqualTo(1);
    assertThat(only().due().orElseThrow()).isAfter(Instant.now());
  }

  @Test
  void localPolicyOverrideIsReported() throws Exception {
    comes("192.0.2.8", Handling.ACCEPT);
    theDayIsOver();
    turn.take();
    ReportRow row = report(sentMessages.getFirst()).rows().getFirst();
    assertThat(row.handling()).isEqualTo(ReportRow.Handling.NONE);
    assertThat(row.overrides())
        .singleElement()
        .extracting(ReportRow.PolicyOverride::type)
        .isEqualTo("local_policy");
  }

  @Test
  void otherOrganizationGetsNoReportWithoutConsent() throws Exception {
    asksFor("mailto:reports@victim.test");
    comes("192.0.2.7", Handling.ACCEPT);
    theDayIsOver();
    turn.take();
    assertThat(sentMessages).isEmpty();
    assertThat(only().outcome()).contains("There is no DMARC record at");
    assertThat(only().sent()).isEmpty();
  }

  @Test
  void authorizedExternalDestinationGetsReports() throws Exception {
    asksFor("mailto:reports@helper.test");
    texts.put("bank.example._report._dmarc.helper.test", "v=DMARC1");
    comes("192.0.2.7", Handling.ACCEPT);
    theDayIsOver();
    turn.take();
    assertThat(sentMessages).extracting(SentMessage::to).containsExactly("reports@helper.test");
  }

  @Test
  void reportSizeLimitIsRespected() throws Exception {
    asksFor("mailto:small@bank.example!100,mailto:large@bank.example!10m");
    comes("192.0.2.7", Handling.ACCEPT);
    theDayIsOver();
    turn.take();
    assertThat(sentMessages).extracting(SentMessage::to).containsExactly("large@bank.example");
  }

  @Test
  void reportWaitsForDnsAndStore() throws Exception {
    comes("192.0.2.7", Handling.ACCEPT);
    theDayIsOver();
    isDnsAway = true;
    turn.take();
    assertThat(only().due()).isPresent();
    isDnsAway = false;
    isMailAway = true;
    theDayIsOver();
    turn.take();
    assertThat(only().due()).isPresent();
    assertThat(only().outcome()).isEqualTo("no room");
    isMailAway = false;
    theDayIsOver();
    turn.take();
    assertThat(sentMessages).hasSize(1);
  }

  @Test
  void domainsWithoutRuaOrExcludedOnesGetNoReport() throws Exception {
    texts.put("_dmarc.bank.example", "v=DMARC1; p=reject");
    comes("192.0.2.7", Handling.ACCEPT);
    noted.write();
    assertThat(new ReportFigures(transactions).sent(Optional.empty())).isEmpty();
    asksFor("mailto:dmarc@bank.example");
    settings.with(ReportSettings.NONE_TO, List.of("Bank.example"));
    comes("192.0.2.7", Handling.ACCEPT);
    theDayIsOver();
    turn.take();
    assertThat(sentMessages).isEmpty();
    assertThat(only().outcome()).isNotEmpty();
  }
}
