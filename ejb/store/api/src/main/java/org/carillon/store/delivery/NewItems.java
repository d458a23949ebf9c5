package org.carillon.store.delivery;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.carillon.blob.StoredBlob;
import org.carillon.database.Pipeline;

/** New rows of {@code item} that one statement inserts. */
final class NewItems {
  private static final String INSERT =
      """
      insert into item (id, thread, blob, octets, internal_date, internal_offset, outline)\
       select n.id, n.thread, n.blob, n.octets,\
       timestamptz 'epoch' + n.millis * interval '1 millisecond', n.minutes, n.outline\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[],\
       ?::bytea[]) as n (id, thread, blob, octets, millis, minutes, outline)\
      """;

  private record Item(
      long id, long thread, long blob, long octets, OffsetDateTime date, byte[] outline) {}

  private final List<Item> items = new ArrayList<>();

  void add(long id, long thread, StoredBlob blob, IncomingContent incoming) {
    items.add(
        new Item(id, thread, blob.id(), blob.octets(), incoming.internalDate, incoming.outline));
  }

  /** Returns the id of the row that was added last; 0 if there is none. */
  long last() {
    return items.isEmpty() ? 0 : items.getLast().id;
  }

  void insert(Pipeline pipeline) {
    int count = items.size();
    short[] minutes = new short[count];
    byte[][] outlines = new byte[count][];
    for (int i = 0; i < count; i++) {
      minutes[i] = (short) (items.get(i).date.getOffset().getTotalSeconds() / 60);
      outlines[i] = items.get(i).outline;
    }
    pipeline.add(
        INSERT,
        items.stream().mapToLong(Item::id).toArray(),
        items.stream().mapToLong(Item::thread).toArray(),
        items.stream().mapToLong(Item::blob).toArray(),
        items.stream().mapToLong(Item::octets).toArray(),
        items.stream().mapToLong(item -> item.date.toInstant().toEpochMilli()).toArray(),
        minutes,
        outlines);
  }
}
