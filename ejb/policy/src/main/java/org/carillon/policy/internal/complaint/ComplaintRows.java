package org.carillon.policy.internal.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.format.mime.feedback.FeedbackReport;
import org.carillon.policy.complaint.AccountComplaints;
import org.carillon.policy.complaint.Complaint;
import org.carillon.policy.complaint.ComplaintFigures;
import org.carillon.policy.complaint.Complaints;

/**
 * Reads and writes the table {@code complaint}. Anybody can complain, so the number of rows is
 * bounded, each report counts once, and the number of complaints about one message is limited.
 */
@ApplicationScoped
public class ComplaintRows {
  /** The largest number of complaints to a domain that are stored in a day. */
  static final int MOST_A_DAY = 1_000;

  /** The largest number of complaints about a message, which may have many recipients. */
  static final int MOST_OF_A_MESSAGE = 20;

  private static final String FEEDBACK_ID = "CFBL-Feedback-ID";

  private static final String PUT =
      """
      insert into complaint (domain, account, digest, mark, arrived, type, reporter, program,
        message_id, sent)
      select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      where (select count(*) from complaint where domain = ? and arrived > now() - interval '1 day') < ?
        and (?::bytea is null or (select count(*) from complaint where domain = ? and mark = ?) < ?)
      on conflict do nothing
      """;

  private static final String ACCOUNTS =
      """
      select a.local_part || '@' || d.name as address, count(*) as count,
        count(*) filter (where c.reporter <> '') as proven, max(c.arrived) as last
      from complaint c left join account a on a.id = c.account and a.deleted is null
        left join domain d on d.id = a.domain
      where (?::bigint is null or c.domain = ?) and c.arrived > now() - ? * interval '1 day'
      group by 1 order by 2 desc, 1 limit ?
      """;

  private static final String LATEST =
      """
      select c.arrived, a.local_part || '@' || d.name as address, o.name as domain, c.type,
        c.reporter, c.program, c.message_id, c.sent
      from complaint c join domain o on o.id = c.domain
        left join account a on a.id = c.account and a.deleted is null
        left join domain d on d.id = a.domain
      where (?::bigint is null or c.domain = ?) and c.arrived > now() - ? * interval '1 day'
      order by c.arrived desc, c.id desc limit ?
      """;

  private static final String FORGET =
      "delete from complaint where arrived < now() - ? * interval '1 day'";

  private final SqlTransactions transactions;
  private final FeedbackIds marks;
  private final Addresses addresses;

  @Inject
  public ComplaintRows(SqlTransactions transactions, FeedbackIds marks, Addresses addresses) {
    this.transactions = transactions;
    this.marks = marks;
    this.addresses = addresses;
  }

  /** Stores a complaint unless it is stored or there are too many. Returns whether it did. */
  boolean put(ReceivedComplaint complaint) throws SQLException {
    FeedbackReport report = complaint.report();
    String said = report.reportedField(FEEDBACK_ID);
    // Some reports contain only what identifies the message (RFC 9477 §3.6).
    String id = said.isEmpty() ? report.field(FEEDBACK_ID) : said;
    Optional<FeedbackIds.Mark> mark = marks.open(id);
    Optional<Resolution.Local> account = mark.flatMap(known -> addresses.account(known.account()));
    byte[] message = mark.isPresent() ? digest(id) : null;
    return transactions.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(PUT)) {
            insert.setLong(1, complaint.domain());
            if (account.isPresent()) {
              insert.setLong(2, account.get().account());
            } else {
              insert.setNull(2, Types.BIGINT);
            }
            insert.setBytes(3, digest(report));
            insert.setBytes(4, message);
            insert.setObject(5, at(complaint.arrived()));
            insert.setString(6, text(report.type()));
            insert.setString(7, complaint.reporter());
            insert.setString(8, text(report.field("User-Agent")));
            insert.setString(9, text(report.reportedField("Message-ID")));
            insert.setObject(10, mark.map(known -> at(known.sent())).orElse(null));
            insert.setLong(11, complaint.domain());
            insert.setInt(12, MOST_A_DAY);
            insert.setBytes(13, message);
            insert.setLong(14, complaint.domain());
            insert.setBytes(15, message);
            insert.setInt(16, MOST_OF_A_MESSAGE);
            return insert.executeUpdate() > 0;
          }
        });
  }

  /** Returns the complaints of the last days. */
  ComplaintFigures figures(OptionalLong domain, int days) throws SQLException {
    return transactions.read(
        connection ->
            new ComplaintFigures(
                accounts(connection, domain, days), latest(connection, domain, days)));
  }

  private static List<AccountComplaints> accounts(
      Connection connection, OptionalLong domain, int days) throws SQLException {
    List<AccountComplaints> found = new ArrayList<>();
    try (PreparedStatement select = asked(connection, ACCOUNTS, domain, days);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new AccountComplaints(
                Optional.ofNullable(row.getString("address")),
                row.getLong("count"),
                row.getLong("proven"),
                instant(row, "last").orElseThrow()));
      }
    }
    return found;
  }

  private static List<Complaint> latest(Connection connection, OptionalLong domain, int days)
      throws SQLException {
    List<Complaint> found = new ArrayList<>();
    try (PreparedStatement select = asked(connection, LATEST, domain, days);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Complaint(
                instant(row, "arrived").orElseThrow(),
                Optional.ofNullable(row.getString("address")),
                row.getString("domain"),
                row.getString("type"),
                row.getString("reporter"),
                row.getString("program"),
                row.getString("message_id"),
                instant(row, "sent")));
      }
    }
    return found;
  }

  private static PreparedStatement asked(
      Connection connection, String query, OptionalLong domain, int days) throws SQLException {
    PreparedStatement select = connection.prepareStatement(query);
    Long only = domain.isPresent() ? domain.getAsLong() : null;
    select.setObject(1, only, Types.BIGINT);
    select.setObject(2, only, Types.BIGINT);
    select.setInt(3, days);
    select.setInt(4, Complaints.MOST);
    return select;
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Deletes complaints that are older than {@code age}. */
  void forget(Duration age) throws SQLException {
    transactions.write(
        connection -> {
          new Pipeline().add(FORGET, age.toDays()).execute(connection);
          return true;
        });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String text(String said) {
    return StoredText.isImpossible(said) ? "" : said;
  }

  private static byte[] digest(FeedbackReport report) {
    MessageDigest digest = sha256();
    digest.update(report.report().octets());
    report.reported().ifPresent(header -> digest.update(header.octets()));
    return digest.digest();
  }

  private static byte[] digest(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
