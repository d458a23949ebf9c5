package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.mailauth.dmarc.report.AggregateReport;
import org.carillon.mailauth.dmarc.report.ReportFile;
import org.carillon.mailauth.dmarc.report.ReportMetadata;
import org.carillon.mailauth.dmarc.report.ReportParseResult;
import org.carillon.policy.report.ReceivedReport;

/** Stores a bounded number of received reports about local domains, with proven senders. */
@ApplicationScoped
public class ReceivedReports {
  /** The largest number of reports about a domain that are stored in a day. */
  static final int MOST_A_DAY = 2_000;

  private static final Duration OLDEST = Duration.ofDays(400);
  private static final Duration LONGEST = Duration.ofDays(32);
  private static final int MOST_TEXT = 200;

  private static final String REPORT =
      """
      insert into dmarc_received (domain, about, organization, report, proven, began, ended,
        arrived, policy, left_out)
      select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      where (select count(*) from dmarc_received
        where domain = ? and arrived > now() - interval '1 day') < ?
      on conflict do nothing returning id
      """;

  private static final String ROW =
      """
      insert into dmarc_received_row (received, source, header_from, dkim, spf, handling, count)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final SqlTransactions transactions;
  private final Addresses addresses;

  @Inject
  public ReceivedReports(SqlTransactions transactions, Addresses addresses) {
    this.transactions = transactions;
    this.addresses = addresses;
  }

  sealed interface Kept {
    record New(ReceivedReport report) implements Kept {}

    /** The report was stored already, or there are too many. */
    record NotAgain() implements Kept {}

    /** The file is not a report about a domain of this server. */
    record Unusable(String why) implements Kept {}
  }

  /** Reads a file and stores its content. */
  Kept keep(ReceivedFile file) throws SQLException {
    return switch (ReportFile.read(file.file())) {
      case ReportParseResult.Unreadable(String why) -> new Kept.Unusable(why);
      case ReportParseResult.Sound(AggregateReport report, int leftOut) ->
          keep(file, report, leftOut);
    };
  }

  private Kept keep(ReceivedFile file, AggregateReport report, int leftOut) throws SQLException {
    ReportMetadata metadata = report.metadata();
    OptionalLong domain = domain(report.policy().domain());
    if (domain.isEmpty()) {
      return new Kept.Unusable(
          "The report is about "
              + report.policy().domain()
              + ", which is not a domain of this server");
    }
    if (metadata.end().isBefore(metadata.begin())
        || Duration.between(metadata.begin(), metadata.end()).compareTo(LONGEST) > 0
        || metadata.begin().isBefore(file.arrived().minus(OLDEST))
        || metadata.begin().isAfter(file.arrived().plus(Duration.ofDays(2)))) {
      return new Kept.Unusable("The period of the report is not possible");
    }
    List<ReceivedRow> rows = ReceivedRow.of(report.rows());
    int tooMany = Math.max(0, rows.size() - ReceivedRow.MOST);
    List<ReceivedRow> kept = rows.subList(0, rows.size() - tooMany);
    boolean isNew =
        transactions.write(
            connection ->
                put(connection, domain.getAsLong(), file, report, kept, leftOut + tooMany));
    return isNew ? new Kept.New(shown(file, report, kept)) : new Kept.NotAgain();
  }

  /** Returns the id of the name's domain or of a local one above it, which has its records. */
  private OptionalLong domain(String name) {
    String rest = name;
    while (true) {
      OptionalLong found = addresses.domain(rest);
      int dot = rest.indexOf('.');
      if (found.isPresent() || dot < 0) {
        return found;
      }
      rest = rest.substring(dot + 1);
    }
  }

  private static boolean put(
      Connection connection,
      long domain,
      ReceivedFile file,
      AggregateReport report,
      List<ReceivedRow> rows,
      int leftOut)
      throws SQLException {
    ReportMetadata metadata = report.metadata();
    long id;
    try (PreparedStatement insert = connection.prepareStatement(REPORT)) {
      insert.setLong(1, domain);
      insert.setString(2, report.policy().domain());
      insert.setString(3, text(metadata.organization()));
      insert.setString(4, text(metadata.id()));
      insert.setString(5, file.proven());
      insert.setObject(6, at(metadata.begin()));
      insert.setObject(7, at(metadata.end()));
      insert.setObject(8, at(file.arrived()));
      insert.setString(9, report.policy().policy().name().toLowerCase(Locale.ROOT));
      insert.setInt(10, leftOut);
      insert.setLong(11, domain);
      insert.setInt(12, MOST_A_DAY);
      try (ResultSet made = insert.executeQuery()) {
        if (!made.next()) {
          return false;
        }
        id = made.getLong(1);
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(ROW)) {
      for (ReceivedRow row : rows) {
        insert.setLong(1, id);
        insert.setString(2, row.source());
        insert.setString(3, text(row.headerFrom()));
        insert.setBoolean(4, row.isDkim());
        insert.setBoolean(5, row.isSpf());
        insert.setString(6, row.handling());
        insert.setLong(7, row.count());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return true;
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String text(String said) {
    String cut = said.length() > MOST_TEXT ? said.substring(0, MOST_TEXT) : said;
    return StoredText.isImpossible(cut) ? "" : cut;
  }

  private static ReceivedReport shown(
      ReceivedFile file, AggregateReport report, List<ReceivedRow> rows) {
    ReportMetadata metadata = report.metadata();
    return new ReceivedReport(
        report.policy().domain(),
        metadata.organization(),
        metadata.id(),
        file.proven(),
        metadata.begin(),
        metadata.end(),
        rows.stream().mapToLong(ReceivedRow::count).sum(),
        rows.stream()
            .filter(row -> !row.isDkim() && !row.isSpf())
            .mapToLong(ReceivedRow::count)
            .sum());
  }
}
