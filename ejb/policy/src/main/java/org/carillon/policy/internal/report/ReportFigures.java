package org.carillon.policy.internal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.policy.report.DayFigures;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.DomainFigures;
import org.carillon.policy.report.ReceivedFailure;
import org.carillon.policy.report.ReceivedReport;
import org.carillon.policy.report.SentReport;
import org.carillon.policy.report.SourceFigures;
import org.carillon.store.rows.SingleStatements;

/** Computes figures from received reports. */
record ReportFigures(SingleStatements rows) {
  private static final String SENT =
      """
      select domain, day, sent, due, outcome,
        case when due is null then messages
          else (select coalesce(sum(count), 0) from dmarc_noted where report = r.id) end as messages
      from dmarc_report r where ? = '' or domain = ?
      order by day desc, domain limit
      """
          + " "
          + DmarcReports.MOST;

  private static final String SOURCES =
      """
      select r.source, r.header_from,
        coalesce(sum(r.count) filter (where r.dkim or r.spf), 0) as passed,
        coalesce(sum(r.count) filter (where r.dkim), 0) as by_dkim,
        coalesce(sum(r.count) filter (where r.spf), 0) as by_spf,
        coalesce(sum(r.count) filter (where not r.dkim and not r.spf), 0) as failed,
        coalesce(sum(r.count) filter (where not r.dkim and not r.spf
          and r.handling in ('quarantine', 'reject')), 0) as stopped
      from dmarc_received d join dmarc_received_row r on r.received = d.id
      where d.domain = ? and d.began >= ?::date::timestamp at time zone 'UTC'
      group by r.source, r.header_from order by sum(r.count) desc, r.source limit
      """
          + " "
          + DmarcReports.MOST;

  private static final String DAYS =
      """
      select (d.began at time zone 'UTC')::date as day,
        coalesce(sum(r.count) filter (where r.dkim or r.spf), 0) as passed,
        coalesce(sum(r.count) filter (where not r.dkim and not r.spf), 0) as failed
      from dmarc_received d join dmarc_received_row r on r.received = d.id
      where d.domain = ? and d.began >= ?::date::timestamp at time zone 'UTC' group by day
      """;

  private static final String REPORTS =
      """
      select d.about, d.organization, d.report, d.proven, d.began, d.ended,
        coalesce(sum(r.count), 0) as messages,
        coalesce(sum(r.count) filter (where not r.dkim and not r.spf), 0) as failed
      from dmarc_received d left join dmarc_received_row r on r.received = d.id
      where d.domain = ? and d.began >= ?::date::timestamp at time zone 'UTC'
      group by d.id order by d.began desc, d.id desc limit
      """
          + " "
          + DmarcReports.MOST;

  private static final String FAILURES =
      """
      select about, proven, arrived, source, failure, unaligned, delivery, incidents
      from dmarc_failure_received
      where domain = ? and arrived >= ?::date::timestamp at time zone 'UTC'
      order by arrived desc, id desc limit
      """
          + " "
          + DmarcReports.MOST;

  ReportFigures(SqlTransactions transactions) {
    this(new SingleStatements(transactions));
  }

  List<SentReport> sent(Optional<String> domain) throws SQLException {
    String only = domain.orElse("");
    return rows.query(ReportFigures::sentReport, SENT, only, only);
  }

  /**
   * Returns the figures of a domain.
   *
   * @param from the first day, in UTC
   * @param to the last day
   */
  DomainFigures of(long domain, LocalDate from, LocalDate to) throws SQLException {
    return new DomainFigures(
        rows.query(ReportFigures::source, SOURCES, domain, from),
        days(domain, from, to),
        rows.query(ReportFigures::received, REPORTS, domain, from),
        rows.query(ReportFigures::failure, FAILURES, domain, from));
  }

  private List<DayFigures> days(long domain, LocalDate from, LocalDate to) throws SQLException {
    Map<LocalDate, DayFigures> known = new HashMap<>();
    rows.query(ReportFigures::day, DAYS, domain, from).forEach(day -> known.put(day.day(), day));
    List<DayFigures> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      days.add(known.getOrDefault(day, new DayFigures(day, 0, 0)));
    }
    return days;
  }

  private static SentReport sentReport(ResultSet row) throws SQLException {
    return new SentReport(
        row.getString("domain"),
        row.getObject("day", LocalDate.class),
        row.getLong("messages"),
        Statements.instant(row, "sent"),
        Statements.instant(row, "due"),
        row.getString("outcome"));
  }

  private static SourceFigures source(ResultSet row) throws SQLException {
    return new SourceFigures(
        row.getString("source"),
        row.getString("header_from"),
        row.getLong("passed"),
        row.getLong("by_dkim"),
        row.getLong("by_spf"),
        row.getLong("failed"),
        row.getLong("stopped"));
  }

  private static DayFigures day(ResultSet row) throws SQLException {
    return new DayFigures(
        row.getObject("day", LocalDate.class), row.getLong("passed"), row.getLong("failed"));
  }

  private static ReceivedReport received(ResultSet row) throws SQLException {
    return new ReceivedReport(
        row.getString("about"),
        row.getString("organization"),
        row.getString("report"),
        row.getString("proven"),
        at(row, "began"),
        at(row, "ended"),
        row.getLong("messages"),
        row.getLong("failed"));
  }

  private static ReceivedFailure failure(ResultSet row) throws SQLException {
    return new ReceivedFailure(
        row.getString("about"),
        row.getString("proven"),
        at(row, "arrived"),
        row.getString("source"),
        row.getString("failure"),
        row.getString("unaligned"),
        row.getString("delivery"),
        row.getLong("incidents"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
