package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code item}, gathered and inserted by one statement. */
final class NewItems {
  private static final String INSERT =
      """
      insert into item (id, thread, blob, octets, internal_date, internal_offset, outline)\
       select n.id, n.id, n.blob, n.octets,\
       timestamptz 'epoch' + n.millis * interval '1 millisecond', n.minutes, n.outline\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::bytea[])\
       as n (id, blob, octets, millis, minutes, outline)\
      """;

  private record Item(long id, long blob, long octets, OffsetDateTime date, byte[] outline) {}

  private final List<Item> items = new ArrayList<>();

  void add(long id, long blob, long octets, OffsetDateTime internalDate, byte[] outline) {
    items.add(new Item(id, blob, octets, internalDate, outline));
  }

  void insert(Connection connection) throws SQLException {
    int count = items.size();
    short[] minutes = new short[count];
    byte[][] outlines = new byte[count][];
    for (int i = 0; i < count; i++) {
      minutes[i] = (short) (items.get(i).date.getOffset().getTotalSeconds() / 60);
      outlines[i] = items.get(i).outline;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, items.stream().mapToLong(Item::id).toArray());
      insert.setObject(2, items.stream().mapToLong(Item::blob).toArray());
      insert.setObject(3, items.stream().mapToLong(Item::octets).toArray());
      insert.setObject(
          4, items.stream().mapToLong(item -> item.date.toInstant().toEpochMilli()).toArray());
      insert.setObject(5, minutes);
      insert.setArray(6, connection.createArrayOf("bytea", outlines));
      insert.executeUpdate();
    }
  }
}
