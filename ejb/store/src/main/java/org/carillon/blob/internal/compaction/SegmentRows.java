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
import org.carillon.blob.StorePass;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.BlobHeader;
import org.carillon.database.SqlTransactions;

/** What the database knows of segments. */
final class SegmentRows {
  private static final StorePass PASS = new StorePass("SEGMENTS");

  /** Ids come in tens. */
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
   * Claims the pass; answers behind which segment to go on. Empty when it is not due.
   *
   * @param token what tells this claim from all others
   */
  OptionalLong claim(String token) throws SQLException {
    return transactions.write(connection -> PASS.claim(connection, token));
  }

  /** Keeps the pass for ten minutes more; false when another has claimed it meanwhile. */
  boolean renew(String token) throws SQLException {
    return transactions.write(connection -> PASS.renew(connection, token));
  }

  /** Notes how far the pass has come, and when it goes on, unless another has it by now. */
  void pass(String token, long position, Duration rest) throws SQLException {
    transactions.write(connection -> PASS.pass(connection, token, position, rest));
  }

  /**
   * The highest id that this database gave a segment. Files beyond it are there when the database
   * was restored to an earlier day: what is in them, it can't say.
   */
  long highest() throws SQLException {
    long[] highest = new long[1];
    query(HIGHEST, row -> highest[0] = row.getLong(1));
    return highest[0];
  }

  /** Those of the segments that somebody may be appending to. */
  Set<Long> written(long[] segments) throws SQLException {
    Set<Long> found = new HashSet<>();
    query(WRITTEN, row -> found.add(row.getLong(1)), segments);
    return found;
  }

  /**
   * How many octets of the segments are in use, headers included; of an empty one nothing is said.
   */
  Map<Long, Long> live(long[] segments) throws SQLException {
    Map<Long, Long> found = new HashMap<>();
    query(
        LIVE, row -> found.put(row.getLong(1), row.getLong(2)), (long) BlobHeader.OCTETS, segments);
    return found;
  }

  /** The contents in a segment behind a position, in order. */
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

  /**
   * Lets contents be read where they were copied to; those that are gone meanwhile are left out.
   */
  void move(List<StoredBlob> from, List<StoredBlob> to) throws SQLException {
    execute(
        MOVE,
        to.getFirst().segment(),
        from.stream().mapToLong(StoredBlob::id).toArray(),
        from.stream().mapToLong(StoredBlob::position).toArray(),
        to.stream().mapToLong(StoredBlob::position).toArray(),
        from.getFirst().segment());
  }

  /** Notes that segments are empty, if they are. */
  void retire(long[] segments) throws SQLException {
    execute(RETIRE, (Object) segments);
  }

  /** The segments that were empty for so long, while nobody has a lease. */
  long[] gone(Duration grace) throws SQLException {
    List<Long> found = new ArrayList<>();
    query(GONE, row -> found.add(row.getLong(1)), grace.toSeconds());
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /** Forgets segments whose files are removed. */
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
