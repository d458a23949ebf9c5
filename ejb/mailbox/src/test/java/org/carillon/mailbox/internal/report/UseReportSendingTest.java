package org.carillon.mailbox.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.contract.answer.PageRequest;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReportSettings;
import org.carillon.mailbox.report.QuotaReportSettings.Schedule;
import org.carillon.mailbox.report.ReportedAccount;
import org.carillon.store.MailboxSettings;
import org.carillon.store.quota.DomainSums;
import org.carillon.store.quota.SettingQuotas;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UseReportSendingTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final DeclaredSettings settings = new DeclaredSettings();
  private final ReportQueries queries =
      new ReportQueries(new SettingQuotas(settings, new DomainSums(transactions)));
  private final List<Sent> sent = new ArrayList<>();
  private boolean mailIsAway;

  /** The present time, a Thursday. */
  private Instant now = Instant.parse("2026-03-12T10:00:00Z");

  private final UseReportSending turn =
      new UseReportSending(
          transactions,
          queries,
          domain -> domain == 1 ? Optional.of("one.test") : Optional.empty(),
          this::send,
          settings,
          () -> now,
          ZoneOffset.UTC);

  private record Sent(String domain, String to, String message) {}

  private boolean send(String domain, String to, byte[] message) throws IOException {
    if (mailIsAway) {
      throw new IOException("away");
    }
    sent.add(new Sent(domain, to, new String(message, StandardCharsets.UTF_8)));
    return true;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement doing = connection.createStatement()) {
      doing.execute(statement);
    }
  }

  private void domain(long id, String name) throws SQLException {
    sql(
        "insert into domain (id, name, description, enabled, version, created) values (%d, '%s', '', true, 0, now())"
            .formatted(id, name));
  }

  private void account(long id, long domain, String name, long octets) throws SQLException {
    sql(
        "insert into account (id, domain, local_part, display_name, enabled, version, created) values (%d, %d, '%s', '', true, 0, now())"
            .formatted(id, domain, name));
    sql(
        "insert into mail_account (account, domain, modseq, uidvalidity, messages, octets) values (%d, %d, 0, 1, 2, %d)"
            .formatted(id, domain, octets));
  }

  @BeforeEach
  void fill() throws SQLException {
    domain(1, "one.test");
    domain(2, "two.test");
    account(10, 1, "small", 1_000);
    account(11, 1, "large", 5_000_000);
    account(12, 1, "alike", 1_000);
    account(20, 2, "other", 9_000_000);
    settings.with(AppearanceSettings.LANGUAGE, "en");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QuotaReport report(Optional<String> search, Optional<String> after, int limit)
      throws SQLException {
    return transactions.read(
        connection ->
            queries.report(connection, 1, "one.test", new PageRequest(search, after, limit)));
  }

  private QuotaReport report() throws SQLException {
    return report(Optional.empty(), Optional.empty(), 10);
  }

  @Test
  void reportListsOneDomainLargestFirst() throws Exception {
    settings.with(MailboxSettings.QUOTA_OCTETS, 10_000_000L);
    QuotaReport report = report();

    assertThat(report.accounts()).isEqualTo(3);
    assertThat(report.octets()).isEqualTo(5_002_000);
    assertThat(report.messages()).isEqualTo(6);
    assertThat(report.largest().items())
        .extracting(ReportedAccount::address)
        .containsExactly("large@one.test", "alike@one.test", "small@one.test");
    assertThat(report.largest().items().getFirst().use().percent()).isEqualTo(50);
    assertThat(report.largest().next()).isEmpty();
  }

  @Test
  void pagesContinueAfterTheLastAccountAmongEqualOnes() throws Exception {
    QuotaReport first = report(Optional.empty(), Optional.empty(), 2);
    QuotaReport second = report(Optional.empty(), first.largest().next(), 2);

    assertThat(first.largest().items()).hasSize(2);
    assertThat(second.largest().items())
        .extracting(ReportedAccount::address)
        .containsExactly("small@one.test");
    assertThat(report(Optional.of("L"), Optional.of("nonsense"), 10).largest().items()).hasSize(3);
    assertThat(report(Optional.of("small"), Optional.empty(), 10).largest().items()).hasSize(1);
    assertThat(report(Optional.of("%"), Optional.empty(), 10).largest().items()).isEmpty();
  }

  @Test
  void reportIsNotSentWithoutASchedule() throws Exception {
    turn.find();

    assertThat(turn.take()).isFalse();
    assertThat(sent).isEmpty();
  }

  @Test
  void domainAdministratorsAreMailedWeekly() throws Exception {
    sql(
        "insert into administrator (id, account, domain, version, created) values (1, 12, 1, 0, now())");
    settings.with(QuotaReportSettings.SCHEDULE, Schedule.MONTHLY);
    turn.find();
    settings.with(QuotaReportSettings.SCHEDULE, Schedule.WEEKLY);
    turn.find();
    sql("delete from quota_report where domain = 2");
    assertThat(dueOn("2026-03-16T06:00:00Z")).isTrue();
    sql("update quota_report set due = now() where domain = 1");
    now = Instant.parse("2026-03-16T06:00:30Z");

    assertThat(turn.take()).isTrue();

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().to()).isEqualTo("alike@one.test");
    assertThat(sent.getFirst().message())
        .contains("Subject: Storage used by one.test\r\n")
        .contains("Content-Type: multipart/alternative;")
        .contains("large@one.test\r\n  5.0 MB, 2 messages\r\n")
        .contains("<td>large@one.test</td><td>5.0 MB</td>");
    assertThat(dueOn("2026-03-23T06:00:00Z")).isTrue();
    assertThat(report().sent()).contains(now);

    sql("update mail_account set octets = 400 where account = 10");
    sql("delete from mail_account where account = 12");
    assertThat(report().largest().items())
        .extracting(ReportedAccount::grown)
        .containsExactly(OptionalLong.of(0), OptionalLong.of(-600));
  }

  private boolean dueOn(String when) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement asking = connection.createStatement();
        var row =
            asking.executeQuery(
                "select due = timestamptz '" + when + "' from quota_report where domain = 1")) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Test
  void reportGoesToThePostmasterWithoutAdministrators() throws Exception {
    settings.with(QuotaReportSettings.SCHEDULE, Schedule.MONTHLY);
    turn.find();
    sql("delete from quota_report where domain = 2");
    sql("update quota_report set due = now() where domain = 1");
    mailIsAway = true;
    assertThat(turn.take()).isTrue();
    assertThat(dueOn("2026-03-12T11:00:00Z")).isTrue();
    mailIsAway = false;
    sql("update quota_report set due = now() where domain = 1");
    assertThat(turn.take()).isTrue();

    assertThat(sent).extracting(Sent::to).containsExactly("postmaster@one.test");
    assertThat(dueOn("2026-04-01T06:00:00Z")).isTrue();
  }

  @Test
  void reportsOfUnscheduledOrDeletedDomainsAreForgotten() throws Exception {
    settings.with(QuotaReportSettings.SCHEDULE, Schedule.WEEKLY);
    turn.find();
    sql("update quota_report set due = now()");
    settings.with(QuotaReportSettings.SCHEDULE, Schedule.NEVER);

    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).isFalse();
    assertThat(sent).isEmpty();
  }
}
