package org.carillon.store.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;

/** New rows of {@code placement} that one statement inserts. */
final class NewPlacements {
  private static final String INSERT =
      """
      insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, object_uid, prefix)\
       select n.mailbox, n.uid, n.item, n.thread, n.modseq, n.flags,\
       timestamptz 'epoch' + ? * interval '1 millisecond', n.octets, n.item_key, n.object_uid, n.prefix\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],\
       ?::bigint[], ?::text[], ?::text[], ?::bytea[])\
       as n (mailbox, uid, item, thread, modseq, flags, octets, item_key, object_uid, prefix)\
      """;

  private record Placement(
      long mailbox,
      long uid,
      long item,
      long thread,
      long modseq,
      long flags,
      long octets,
      String key,
      String objectUid,
      byte[] prefix) {}

  private final List<Placement> placements = new ArrayList<>();

  /**
   * Adds a row.
   *
   * @param octets the size including the prefix
   * @param key the item's key in its collection
   * @param objectUid the object's UID, which is unique in its collection
   */
  void add(
      long mailbox,
      long uid,
      ThreadedItem item,
      long modseq,
      long flags,
      long octets,
      Optional<String> key,
      Optional<String> objectUid,
      byte[] prefix) {
    placements.add(
        new Placement(
            mailbox,
            uid,
            item.item(),
            item.thread(),
            modseq,
            flags,
            octets,
            key.orElse(null),
            objectUid.orElse(null),
            prefix.length == 0 ? null : prefix));
  }

  void insert(Pipeline pipeline, Instant saved) {
    pipeline.add(
        INSERT,
        saved.toEpochMilli(),
        placements.stream().mapToLong(Placement::mailbox).toArray(),
        placements.stream().mapToLong(Placement::uid).toArray(),
        placements.stream().mapToLong(Placement::item).toArray(),
        placements.stream().mapToLong(Placement::thread).toArray(),
        placements.stream().mapToLong(Placement::modseq).toArray(),
        placements.stream().mapToLong(Placement::flags).toArray(),
        placements.stream().mapToLong(Placement::octets).toArray(),
        placements.stream().map(Placement::key).toArray(String[]::new),
        placements.stream().map(Placement::objectUid).toArray(String[]::new),
        placements.stream().map(Placement::prefix).toArray(byte[][]::new));
  }
}
