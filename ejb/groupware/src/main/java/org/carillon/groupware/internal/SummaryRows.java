package org.carillon.groupware.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.item.CollectionKind;

/** The table of summaries. Lost rows only cost the time to make them again. */
final class SummaryRows {
  private static final String OF_ITEMS =
      """
      select item, uid, media_type, schedule_tag, position, octets, summary from item_summary\
       where item = any(?::bigint[]) and kind = ? and version = ?\
      """;

  /** An item that was just deleted for good gets no row. */
  private static final String INSERT =
      """
      insert into item_summary (item, kind, version, uid, media_type, schedule_tag, position,\
       octets, summary) select i.id, ?, ?, ?, ?, ?, ?, ?, ? from item i where i.id = ?\
       on conflict (item, kind) do update set version = excluded.version, uid = excluded.uid,\
       media_type = excluded.media_type, schedule_tag = excluded.schedule_tag,\
       position = excluded.position, octets = excluded.octets, summary = excluded.summary\
      """;

  /** The rows need not be durable. */
  private static final String WITHOUT_WAITING = "set local synchronous_commit = off";

  private final SqlTransactions transactions;

  SummaryRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Returns the existing rows of a version, by item. */
  Map<Long, ItemMetadata> of(long[] items, CollectionKind kind, int version) throws SQLException {
    return transactions.read(connection -> of(connection, items, kind, version));
  }

  private static Map<Long, ItemMetadata> of(
      Connection connection, long[] items, CollectionKind kind, int version) throws SQLException {
    Map<Long, ItemMetadata> found = new HashMap<>();
    new Pipeline()
        .add(
            row ->
                found.put(
                    row.getLong(1),
                    new ItemMetadata(
                        row.getLong(1),
                        Optional.ofNullable(row.getString(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getBytes(7))),
            OF_ITEMS,
            items,
            kind.name(),
            version)
        .execute(connection);
    return found;
  }

  /** Stores the data of items. */
  void keep(List<ItemMetadata> items, CollectionKind kind, int version) throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    transactions.<Void, SQLException>write(
        connection -> {
          Pipeline pipeline = new Pipeline().add(WITHOUT_WAITING);
          items.forEach(item -> keep(pipeline, item, kind, version));
          pipeline.execute(connection);
          return null;
        });
  }

  /** Adds the statement for a row to a pipeline. The item must exist by the time it runs. */
  static void keep(Pipeline pipeline, ItemMetadata item, CollectionKind kind, int version) {
    pipeline.add(
        INSERT,
        kind.name(),
        version,
        item.uid().orElse(null),
        item.mediaType(),
        item.scheduleTag().orElse(null),
        item.position(),
        item.octets(),
        item.summary(),
        item.item());
  }
}
