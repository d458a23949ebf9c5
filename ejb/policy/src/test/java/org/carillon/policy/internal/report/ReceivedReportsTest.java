package org.carillon.policy.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.report.AggregateReport;
import org.carillon.mailauth.dmarc.report.ReportMetadata;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.mailauth.dmarc.report.ReportedPolicy;
import org.carillon.policy.internal.report.ReceivedReports.Kept;
import org.carillon.policy.report.DomainFigures;
import org.carillon.policy.report.ReceivedReport;
import org.carillon.policy.report.SourceFigures;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that received reports are stored once, bounded, and shown to administrators only. */
class ReceivedReportsTest {
  private static final Instant NOW = Instant.now();
  private static final Caller SERVER =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "test");

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private Domain own;
  private Domain other;
  private ReceivedReports received;
  private DmarcReportOperations reports;

  @BeforeEach
  void domains() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    own = directory.domain("own.test");
    other = directory.domain("other.test");
    directory.account("dmarc@own.test");
    received =
        new ReceivedReports(new SqlTransactions(database.dataSource()), directory.addresses());
    reports =
        new DmarcReportOperations(
            new SqlTransactions(database.dataSource()), received, directory.domains());
  }

  private static ReportRow row(String source, long count, boolean passes) {
    return new ReportRow(
        InetAddress.ofLiteral(source),
        count,
        passes ? ReportRow.Handling.PASS : ReportRow.Handling.REJECT,
        passes,
        false,
        List.of(),
        "own.test",
        Optional.empty(),
        "",
        List.of(),
        List.of(new ReportRow.ReportedSpf("own.test", "mfrom", "fail", "")));
  }

  private static byte[] report(String domain, String id, Instant begin, List<ReportRow> rows) {
    var metadata =
        new ReportMetadata(
            "Far & Co",
            "dmarc@far.example",
            "",
            id,
            begin,
            begin.plus(Duration.ofDays(1)).minusSeconds(1),
            List.of(),
            "");
    var policy =
        new ReportedPolicy(
            domain,
            "",
            DmarcPolicy.REJECT,
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            false);
    return new AggregateReport(metadata, policy, rows).toXml();
  }

  private Kept keep(byte[] file) throws SQLException {
    return received.keep(new ReceivedFile(file, "far.example", NOW));
  }

  private DomainFigures figures(Caller caller, String domain) {
    return switch (reports.received(caller, domain, 30)) {
      case Answer.Done<DomainFigures>(DomainFigures figures) -> figures;
      case Answer.Failed<DomainFigures>(Failure failure) -> throw new AssertionError(failure);
    };
  }

  @Test
  void sourcesOfADomainAreSummedOverReportsAndDays() throws Exception {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    keep(
        report(
            "own.test", "r1", NOW, List.of(row("192.0.2.7", 5, true), row("192.0.2.9", 2, false))));
    keep(report("own.test", "r2", yesterday, List.of(row("192.0.2.7", 3, true))));
    keep(report("mail.own.test", "r3", NOW, List.of(row("192.0.2.9", 1, false))));

    DomainFigures figures = figures(SERVER, "own.test");
    assertThat(figures.sources())
        .containsExactly(
            new SourceFigures("192.0.2.7", "own.test", 8, 8, 0, 0, 0),
            new SourceFigures("192.0.2.9", "own.test", 0, 0, 0, 3, 3));
    assertThat(figures.days()).hasSize(30);
    assertThat(figures.days().getLast().day()).isEqualTo(LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    assertThat(figures.days().getLast().passed()).isEqualTo(5);
    assertThat(figures.days().getLast().failed()).isEqualTo(3);
    assertThat(figures.days().get(28).passed()).isEqualTo(3);
    assertThat(figures.reports())
        .extracting(ReceivedReport::id)
        .containsExactlyInAnyOrder("r1", "r2", "r3");
    assertThat(figures.reports().getFirst().organization()).isEqualTo("Far & Co");
    assertThat(figures.reports().getFirst().proven()).isEqualTo("far.example");
  }

  @Test
  void reportIsCountedOnce() throws Exception {
    byte[] file = report("own.test", "r1", NOW, List.of(row("192.0.2.7", 5, true)));
    assertThat(keep(file)).isInstanceOf(Kept.New.class);
    assertThat(keep(file)).isInstanceOf(Kept.NotAgain.class);
    assertThat(figures(SERVER, "own.test").sources().getFirst().passed()).isEqualTo(5);
    assertThat(reports.read(SERVER, file).asFailure())
        .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(Failure.Invalid.class));
  }

  @Test
  void impossibleReportsAreNotStored() throws Exception {
    List<ReportRow> rows = List.of(row("192.0.2.7", 5, true));
    assertThat(keep(report("far.example", "r1", NOW, rows))).isInstanceOf(Kept.Unusable.class);
    assertThat(keep(report("own.test", "r1", NOW.plus(Duration.ofDays(9)), rows)))
        .isInstanceOf(Kept.Unusable.class);
    assertThat(keep(report("own.test", "r1", Instant.EPOCH, rows)))
        .isInstanceOf(Kept.Unusable.class);
    assertThat(keep("no report".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(Kept.Unusable.class);
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><feedback>&b;</feedback>";
    assertThat(keep(bomb.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Kept.Unusable.class);
    assertThat(figures(SERVER, "own.test").reports()).isEmpty();
  }

  @Test
  void largestSourcesAreKeptWithinTheLimit() throws Exception {
    List<ReportRow> rows = new ArrayList<>();
    for (int i = 0; i < ReceivedRow.MOST + 5; i++) {
      rows.add(row("10.0." + i / 256 + "." + i % 256, i + 1, false));
    }
    assertThat(keep(report("own.test", "r1", NOW, rows))).isInstanceOf(Kept.New.class);
    assertThat(figures(SERVER, "own.test").sources().getFirst().failed())
        .isEqualTo(ReceivedRow.MOST + 5);
    assertThat(figures(SERVER, "own.test").reports().getFirst().messages())
        .isEqualTo((long) (ReceivedRow.MOST + 5) * (ReceivedRow.MOST + 6) / 2 - 15);
  }

  @Test
  void domainReportsAreForItsAdministrators() {
    Caller chief = new Caller(0, "chief", new Rights.DomainAdministrator(own.id()), "test");
    Caller user = new Caller(5, "dmarc@own.test", new Rights.User(), "test");
    assertThat(figures(chief, "own.test").sources()).isEmpty();
    assertThat(reports.received(chief, other.name(), 30).asFailure()).isPresent();
    assertThat(reports.received(user, "own.test", 30).asFailure())
        .contains(new Failure.NotAllowed());
    assertThat(reports.received(SERVER, "own.test", 0).asFailure())
        .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(Failure.Invalid.class));
    assertThat(reports.sent(chief, Optional.empty()).asFailure())
        .contains(new Failure.NotAllowed());
    assertThat(reports.read(chief, new byte[0]).asFailure()).contains(new Failure.NotAllowed());
  }

  @Test
  void reportsSentToTheConfiguredAddressAreRead() throws Exception {
    byte[] file = report("own.test", "r1", NOW, List.of(row("192.0.2.7", 5, true)));
    String message =
        "From: dmarc@far.example\nContent-Type: application/xml\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(file)
            + "\n";
    ReportInbox inbox = new ReportInbox(received, directory.addresses(), directory.settings());
    var question = ScreenedMail.of("192.0.2.7", message).to("dmarc@own.test").question();
    var taken =
        new ScreeningReport(
            Handling.ACCEPT,
            0,
            List.of(),
            List.of(),
            false,
            Optional.empty(),
            Allowance.NONE,
            List.of());
    inbox.look(question, taken);
    inbox.read();
    assertThat(figures(SERVER, "own.test").reports()).as("no such address").isEmpty();

    directory.set(Scope.domain(own.id()), "policy.dmarc.reports-to", "DMARC@own.test");
    inbox.look(ScreenedMail.of("192.0.2.7", message).to("x@own.test").question(), taken);
    inbox.read();
    assertThat(figures(SERVER, "own.test").reports()).as("to somebody else").isEmpty();
    inbox.look(question, taken);
    inbox.read();
    assertThat(figures(SERVER, "own.test").reports())
        .singleElement()
        .extracting(ReceivedReport::proven)
        .isEqualTo("");
  }
}
