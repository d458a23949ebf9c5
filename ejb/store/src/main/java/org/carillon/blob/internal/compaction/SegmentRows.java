package org.carillon.blob.internal.compaction;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.blob.StoreSweepRow;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.BlobHeader;
import org.carillon.database.SqlTransactions;

/** The rows about segments in the database. */
final class SegmentRows {
  private static final StoreSweepRow PASS = new StoreSweepRow("SEGMENTS");

  /** Ids are allocated in tens. */
  private static final String HIGHEST = "select last_value + 9 from segment_id";

  private static final String WRITTEN =
      "select segment from segment_writer where segment = any(?::bigint[])";
  private static final String LIVE =
      """
      select segment, sum(octets + ?::bigint) from blob where segment = any(?::bigint[])\
       group by segment\
      """;
  private static final String BLOBS =
      """
      select id, position, octets, checksum from blob where segment = ? and position > ?\
       order by position limit ?\
      """;
  private static final String MOVE =
      """
      update blob b set segment = ?, position = n.new_position\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (id, old_position, new_position)\
       where b.id = n.id and b.segment = ? and b.position = n.old_position\
      """;
  private static final String RETIRE =
      """
      insert into retired_segment (segment, at) select s, now() from unnest(?::bigint[]) as s\
       where not exists (select 1 from blob b where b.segment = s) on conflict do nothing\
      """;
  private static final String GONE =
      """
      select segment from retired_segment r where at < now() - ? * interval '1 second'\
       and not exists (select 1 from segment_lease where until > now())\
       and not exists (select 1 from blob b where b.segment = r.segment) limit 500\
      """;
  private static final String FORGET =
      "delete from retired_segment where segment = any(?::bigint[])";

  private final SqlTransactions transactions;

  SegmentRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Claims the pass. Returns the segment after which to continue; empty if the pass is not due.
   *
   * @param token a value that distinguishes this claim from all others
   */
  OptionalLong claim(String token) throws SQLException {
    return transactions.write(connection -> PASS.claim(connection, token));
  }

  /** Extends the claim to ten minutes from now; false if another node has the pass by now. */
  boolean renew(String token) throws SQLException {
    return transactions.write(connection -> PASS.renew(connection, token));
  }

  /** Records how far the pass has come and when it continues, unless another node has it by now. */
  void pass(String token, long position, Duration rest) throws SQLException {
    transactions.write(connection -> PASS.pass(connection, token, position, rest));
  }

  /**
   * Returns the highest id that this database gave a segment. Files beyond it exist if the database
   * was restored to an earlier day; it does not know their content.
   */
  long highest() throws SQLException {
    long[] highest = new long[1];
    query(HIGHEST, row -> highest[0] = row.getLong(1));
    return highest[0];
  }

  /** Returns those of the segments that a node may be appending to. */
  Set<Long> written(long[] segments) throws SQLException {
    Set<Long> found = new HashSet<>();
    query(WRITTEN, row -> found.add(row.getLong(1)), segments);
    return found;
  }

  /** Returns the octets in use of the segments, headers included. Empty segments have no entry. */
  Map<Long, Long> live(long[] segments) throws SQLException {
    Map<Long, Long> found = new HashMap<>();
    query(
        LIVE, row -> found.put(row.getLong(1), row.getLong(2)), (long) BlobHeader.OCTETS, segments);
    return found;
  }

  /** Returns the blobs in a segment after a position, in order. */
  List<StoredBlob> blobs(long segment, long behind, int most) throws SQLException {
    List<StoredBlob> found = new ArrayList<>();
    query(
        BLOBS,
        row ->
            found.add(
                new StoredBlob(
                    row.getLong(1), segment, row.getLong(2), row.getLong(3), row.getInt(4))),
        segment,
        behind,
        most);
    return found;
  }

  /** Moves the rows of blobs to the copies; blobs that were deleted meanwhile are left out. */
  void move(List<StoredBlob> from, List<StoredBlob> to) throws SQLException {
    execute(
        MOVE,
        to.getFirst().segment(),
        from.stream().mapToLong(StoredBlob::id).toArray(),
        from.stream().mapToLong(StoredBlob::position).toArray(),
        to.stream().mapToLong(StoredBlob::position).toArray(),
        from.getFirst().segment());
  }

  /** Marks those of the segments as retired that are empty. */
  void retire(long[] segments) throws SQLException {
    execute(RETIRE, (Object) segments);
  }

  /** Returns the segments that have been empty for the given time, if no reader holds a lease. */
  long[] gone(Duration grace) throws SQLException {
    List<Long> found = new ArrayList<>();
    query(GONE, row -> found.add(row.getLong(1)), grace.toSeconds());
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /** Deletes the rows of segments whose files are removed. */
  void forget(long[] segments) throws SQLException {
    execute(FORGET, (Object) segments);
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String query, RowReader reader, Object... values) throws SQLException {
    transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            set(select, values);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                reader.read(row);
              }
            }
          }
          return null;
        });
  }

  private int execute(String statement, Object... values) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(statement)) {
            set(update, values);
            return update.executeUpdate();
          }
        });
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
