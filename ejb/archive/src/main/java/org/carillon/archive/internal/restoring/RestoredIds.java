package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.database.DatabaseIdentity;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;

/**
 * Maps the ids of archived items and threads to ids of this database. They stay the same, so that
 * EMAILID and THREADID (RFC 8474) do not change, unless an id may belong to another message of this
 * database. Instances are thread-safe.
 */
public final class RestoredIds {
  /** A number of items that no database reaches. */
  private static final long NEVER = 1L << 40;

  private static final String GIVEN_OUT =
      """
      select start_value, coalesce(last_value, start_value) from pg_sequences\
       where schemaname = current_schema() and sequencename = 'item_id'\
      """;

  /** Locks a row, under which no unused items are deleted, so that existing ones can be used. */
  private static final String NOTHING_GOES =
      "select 1 from store_pass where kind = 'ITEMS' for share";

  private static final String OTHERS =
      """
      select n.id from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (id, octets, checksum)\
       join item i on i.id = n.id left join blob b on b.id = i.blob\
       where i.octets <> n.octets or b.checksum <> n.checksum\
      """;

  private final Source source;
  private final String lineage;
  private final Map<Long, Long> known = new ConcurrentHashMap<>();
  private Optional<Range> foreign = Optional.empty();

  /** The ids that this database gives out itself. */
  private record Range(long first, long beyond) {
    boolean has(long id) {
      return id >= first && id < beyond;
    }

    static final Range NONE = new Range(0, 0);
  }

  public record Source(SqlTransactions transactions, PooledIds items) {

    /** Returns this database's lineage, to tell it from others that backups come from. */
    public String lineage() throws SQLException {
      return transactions.read(connection -> DatabaseIdentity.of(connection).orElseThrow());
    }
  }

  /**
   * Creates this for one restoration.
   *
   * @param lineage the lineage of the database that was archived
   */
  public RestoredIds(Source source, String lineage) {
    this.source = source;
    this.lineage = lineage;
  }

  /** Returns the id for an archived item or thread. */
  public long of(long archived) throws SQLException {
    Long there = known.get(archived);
    if (there != null) {
      return there;
    }
    return settle(archived, mayBeAnothers(archived) ? source.items.next() : archived);
  }

  private long settle(long archived, long id) {
    Long earlier = known.putIfAbsent(archived, id);
    return earlier == null ? id : earlier;
  }

  /** Returns whether the archive is of this database, so that all ids mean the same here. */
  boolean areOwn() throws SQLException {
    return source.lineage().equals(lineage);
  }

  private boolean mayBeAnothers(long archived) throws SQLException {
    return ownRange().has(archived);
  }

  /**
   * Returns the range of ids that may belong to other messages. It is empty if the archive is of
   * this database, because its ids mean the same here.
   */
  private synchronized Range ownRange() throws SQLException {
    if (foreign.isEmpty()) {
      foreign = Optional.of(areOwn() ? Range.NONE : readRange());
    }
    return foreign.get();
  }

  private Range readRange() throws SQLException {
    return source.transactions.read(
        connection -> {
          Range[] range = {Range.NONE};
          new Pipeline()
              .add(row -> range[0] = new Range(row.getLong(1), row.getLong(2) + NEVER), GIVEN_OUT)
              .execute(connection);
          return range[0];
        });
  }

  /**
   * Ensures, in the transaction that uses the ids, that none of them belongs to another message,
   * whatever the archive says, and that existing items are kept.
   */
  public void keep(Connection connection, List<ArchivedMessage> messages) throws SQLException {
    long[] items = new long[messages.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = of(messages.get(i).item());
    }
    Set<Long> others = new HashSet<>();
    new Pipeline()
        .add(NOTHING_GOES)
        .add(
            row -> others.add(row.getLong(1)),
            OTHERS,
            items,
            messages.stream().mapToLong(ArchivedMessage::octets).toArray(),
            messages.stream().mapToLong(ArchivedMessage::checksum).toArray())
        .execute(connection);
    for (ArchivedMessage message : messages) {
      if (others.contains(known.get(message.item()))) {
        known.replace(message.item(), message.item(), source.items.next());
      }
    }
  }
}
