package org.carillon.mailbox.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import org.carillon.account.Addresses;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReportSettings;
import org.carillon.mailbox.report.QuotaReportSettings.Schedule;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.quota.DomainSums;
import org.carillon.store.quota.SettingQuotas;
import org.jboss.logging.Logger;

/**
 * Sends the reports that are due, one domain after the other. A domain is in the table while its
 * administrators want reports. If a node dies while it sends a report, another node sends it. A
 * report may then be sent twice, but is never lost.
 */
@ApplicationScoped
public class UseReportSending implements DueWork {
  private static final Logger LOG = Logger.getLogger(UseReportSending.class);
  private static final LocalTime HOUR = LocalTime.of(6, 0);
  private static final int PAGE = 1_000;

  /** The largest number of accounts that a report mail lists. */
  private static final int NAMED = 100;

  /** A claim lasts longer than a report of a hundred thousand accounts takes. */
  private static final DueRows DUE =
      new DueRows("update quota_report", "domain", "due", Duration.ofMinutes(15));

  private static final String DOMAINS =
      "select id from domain where id > ? and enabled order by id limit " + PAGE;

  /** Sets when the next report is due. A schedule that became shorter takes effect at once. */
  private static final String PUT =
      """
      insert into quota_report (domain, due) values (?, ?)\
       on conflict (domain) do update set due = excluded.due\
       where quota_report.due > excluded.due\
      """;

  private static final String DONE = "update quota_report set due = ?, sent = ? where domain = ?";
  private static final String PUT_OFF = "update quota_report set due = ? where domain = ?";
  private static final String GONE = "delete from quota_report where domain = ?";

  private static final String NOTE =
      """
      insert into reported_use (account, domain, octets, messages)\
       select account, domain, octets, messages from mail_account\
       where domain = ? and account > ? and not closed order by account limit %d\
       on conflict (account) do update set domain = excluded.domain, octets = excluded.octets,\
       messages = excluded.messages returning account\
      """
          .formatted(PAGE);

  private static final String FORGET =
      """
      delete from reported_use where account in (select r.account from reported_use r\
       where r.domain = ? and not exists (select from mail_account a\
       where a.account = r.account and a.domain = r.domain and not a.closed) limit %d)\
       returning account\
      """
          .formatted(PAGE);

  private final SqlTransactions database;
  private final ReportQueries queries;
  private final LongFunction<Optional<String>> names;
  private final GeneratedMail mail;
  private final Settings settings;
  private final InstantSource clock;
  private final ZoneId zone;

  @Inject
  public UseReportSending(
      SqlTransactions database,
      DomainSums sums,
      Addresses addresses,
      Instance<GeneratedMail> mail,
      Settings settings) {
    this(
        database,
        new ReportQueries(new SettingQuotas(settings, sums)),
        addresses::domainName,
        (domain, to, message) -> mail.get().send(domain, to, message),
        settings,
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  UseReportSending(
      SqlTransactions database,
      ReportQueries queries,
      LongFunction<Optional<String>> names,
      GeneratedMail mail,
      Settings settings,
      InstantSource clock,
      ZoneId zone) {
    this.database = database;
    this.queries = queries;
    this.names = names;
    this.mail = mail;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** Writes when the domains that want reports get their next one. */
  void find() throws SQLException {
    long after = 0;
    List<Long> page;
    do {
      page = longs(DOMAINS, after);
      for (long domain : page) {
        after = domain;
        Optional<Instant> next = next(domain);
        if (next.isPresent()) {
          run(PUT, domain, utc(next.get()));
        }
      }
    } while (page.size() == PAGE);
  }

  /** Returns when the next report is due, or empty if none is wanted. */
  private Optional<Instant> next(long domain) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    Optional<LocalDate> day =
        switch (settings.value(QuotaReportSettings.SCHEDULE, Scope.domain(domain))) {
          case Schedule.NEVER -> Optional.empty();
          case Schedule.WEEKLY -> Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
          case Schedule.MONTHLY -> Optional.of(today.with(TemporalAdjusters.firstDayOfNextMonth()));
        };
    return day.map(found -> found.atTime(HOUR).atZone(zone).toInstant());
  }

  @Override
  public DueKind kind() {
    return DueKind.of("quota-reports", "Sending storage reports", DUE);
  }

  @Override
  public boolean take() throws SQLException {
    Optional<Long> due =
        database.write(connection -> DUE.claim(connection, row -> row.getLong("domain")));
    if (due.isEmpty()) {
      return false;
    }
    long domain = due.get();
    Optional<Instant> next = next(domain);
    Optional<String> name = names.apply(domain);
    if (next.isEmpty() || name.isEmpty()) {
      run(GONE, domain);
      return true;
    }
    try {
      send(domain, name.get());
      note(domain);
      run(DONE, utc(next.get()), utc(clock.instant()), domain);
    } catch (IOException away) {
      LOG.warnf("The storage report of %s will be sent later: %s", name.get(), away.getMessage());
      run(PUT_OFF, utc(clock.instant().plus(Duration.ofHours(1))), domain);
    }
    return true;
  }

  private void send(long domain, String name) throws SQLException, IOException {
    QuotaReport report =
        database.read(
            connection ->
                queries.report(
                    connection,
                    domain,
                    name,
                    new PageRequest(Optional.empty(), Optional.empty(), NAMED)));
    List<String> readers =
        database.read(connection -> ReportQueries.administrators(connection, domain));
    List<Locale> languages = NotificationLanguages.of(settings, Scope.domain(domain));
    boolean isSent = false;
    for (String reader : readers.isEmpty() ? List.of("postmaster@" + name) : readers) {
      isSent |=
          mail.send(
              name,
              reader,
              new QuotaReportMessage(report, reader, languages).octets(clock.instant()));
    }
    LOG.infof(
        isSent
            ? "The storage report was mailed to the administrators of %s"
            : "Nobody could be sent the storage report of %s",
        name);
  }

  /** Stores the present use, so that the next report can compare with it. */
  private void note(long domain) throws SQLException {
    long after = 0;
    List<Long> page;
    do {
      page = longs(NOTE, domain, after);
      after = page.stream().mapToLong(Long::longValue).max().orElse(after);
    } while (page.size() == PAGE);
    while (longs(FORGET, domain).size() == PAGE) {
      // The loop continues while there are more rows.
    }
  }

  private List<Long> longs(String statement, Object... values) throws SQLException {
    return database.write(
        connection -> {
          List<Long> found = new ArrayList<>();
          new Pipeline()
              .add(row -> found.add(row.getLong(1)), statement, values)
              .execute(connection);
          return found;
        });
  }

  private void run(String statement, Object... values) throws SQLException {
    database.write(connection -> run(connection, statement, values));
  }

  private static boolean run(Connection connection, String statement, Object... values)
      throws SQLException {
    new Pipeline().add(statement, values).execute(connection);
    return true;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
