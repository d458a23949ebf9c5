package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code placement}, gathered and inserted by one statement. */
final class NewPlacements {
  private static final String INSERT =
      """
      insert into placement (mailbox, uid, item, modseq, flags, saved, prefix)\
       select n.mailbox, n.uid, n.item, n.modseq, n.flags,\
       timestamptz 'epoch' + ? * interval '1 millisecond', n.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])\
       as n (mailbox, uid, item, modseq, flags, prefix)\
      """;

  private record Placement(
      long mailbox, long uid, long item, long modseq, long flags, byte[] prefix) {}

  private final List<Placement> placements = new ArrayList<>();

  void add(long mailbox, long uid, long item, long modseq, long flags, byte[] prefix) {
    placements.add(
        new Placement(mailbox, uid, item, modseq, flags, prefix.length == 0 ? null : prefix));
  }

  void insert(Connection connection, Instant saved) throws SQLException {
    byte[][] prefixes = placements.stream().map(Placement::prefix).toArray(byte[][]::new);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, saved.toEpochMilli());
      insert.setObject(2, placements.stream().mapToLong(Placement::mailbox).toArray());
      insert.setObject(3, placements.stream().mapToLong(Placement::uid).toArray());
      insert.setObject(4, placements.stream().mapToLong(Placement::item).toArray());
      insert.setObject(5, placements.stream().mapToLong(Placement::modseq).toArray());
      insert.setObject(6, placements.stream().mapToLong(Placement::flags).toArray());
      insert.setArray(7, connection.createArrayOf("bytea", prefixes));
      insert.executeUpdate();
    }
  }
}
