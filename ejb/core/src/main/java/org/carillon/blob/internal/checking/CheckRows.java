package org.carillon.blob.internal.checking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.blob.StoredBlob;
import org.carillon.database.SqlTransactions;

/** The contents that there should be. */
final class CheckRows {
  private static final String SUM = "select count(*), coalesce(sum(octets), 0) from blob";
  private static final String NEXT = "select coalesce(min(segment), 0) from blob where segment > ?";
  private static final String BLOBS =
      """
      select id, segment, position, octets, checksum from blob\
       where segment = ? and position > ? order by position limit ?\
      """;
  private static final String STILL_THERE =
      "select 1 from blob where id = ? and segment = ? and position = ?";

  private final SqlTransactions transactions;

  CheckRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** How many contents, and how long together. */
  record Sum(long contents, long octets) {}

  Sum sum() throws SQLException {
    return query(row -> new Sum(row.getLong(1), row.getLong(2)), SUM).getFirst();
  }

  /** The next segment that holds a content; 0 behind the last. */
  long next(long segment) throws SQLException {
    return query(row -> row.getLong(1), NEXT, segment).getFirst();
  }

  List<StoredBlob> blobs(long segment, long behind, int most) throws SQLException {
    return query(
        row ->
            new StoredBlob(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5)),
        BLOBS,
        segment,
        behind,
        most);
  }

  /** Whether a content was neither moved nor deleted meanwhile. */
  boolean isStillThere(StoredBlob blob) throws SQLException {
    return !query(row -> 1, STILL_THERE, blob.id(), blob.segment(), blob.position()).isEmpty();
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(Reading<T> reading, String query, Object... values)
      throws SQLException {
    return transactions.read(connection -> query(connection, reading, query, values));
  }

  private static <T> List<T> query(
      Connection connection, Reading<T> reading, String query, Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(reading.of(row));
        }
      }
    }
    return found;
  }
}
