package org.carillon.blob.internal.checking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.blob.SegmentUse;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.BlobHeader;
import org.carillon.database.SqlTransactions;

/** Reads the blobs that should exist, from their rows. */
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

  private static final String USES =
      """
      select b.segment, b.live, exists (select 1 from retired_segment r where r.segment = b.segment),\
       exists (select 1 from segment_writer w where w.segment = b.segment) from (\
      select segment, sum(octets + ?::bigint) as live from blob group by segment\
       union all select segment, 0 from retired_segment r\
       where not exists (select 1 from blob where segment = r.segment)\
       union all select segment, 0 from segment_writer w\
       where not exists (select 1 from blob where segment = w.segment)) as b\
      """;
  private static final String NEXT_LOOK =
      "select due from store_pass where kind = 'SEGMENTS' and position = 0 and due > now()";

  private final SqlTransactions transactions;

  CheckRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** The number of blobs, and their size together. */
  record Sum(long contents, long octets) {}

  Sum sum() throws SQLException {
    return query(row -> new Sum(row.getLong(1), row.getLong(2)), SUM).getFirst();
  }

  /** A segment's rows: the octets in use, and its state. */
  record Use(long live, SegmentUse.State state) {}

  /** Returns the use of segments, by id, without segments of which nothing is in use. */
  Map<Long, Use> uses() throws SQLException {
    Map<Long, Use> found = new HashMap<>();
    query(
        row -> found.put(row.getLong(1), new Use(row.getLong(2), state(row))),
        USES,
        (long) BlobHeader.OCTETS);
    return found;
  }

  private static SegmentUse.State state(ResultSet row) throws SQLException {
    if (row.getBoolean(3)) {
      return SegmentUse.State.RETIRED;
    }
    return row.getBoolean(4) ? SegmentUse.State.WRITTEN : SegmentUse.State.FULL;
  }

  /** Returns the time when compaction starts its next pass; empty while a pass is running. */
  Optional<Instant> nextLook() throws SQLException {
    return query(row -> row.getObject(1, OffsetDateTime.class).toInstant(), NEXT_LOOK).stream()
        .findFirst();
  }

  /** Returns the next segment that holds a blob; 0 after the last. */
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

  /** Returns whether a blob was neither moved nor deleted meanwhile. */
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
