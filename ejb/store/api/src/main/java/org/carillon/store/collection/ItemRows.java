package org.carillon.store.collection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.database.Pipeline;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.rows.OpaqueIds;

/** Reads the items of a collection. */
public final class ItemRows {
  private static final String COLUMNS =
      "select uid, item_key, item, octets, saved from placement where mailbox = ?";
  private static final String OF_KEYS = COLUMNS + " and item_key = any(?::text[]) order by uid";
  private static final String OF_UIDS = COLUMNS + " and uid = any(?::bigint[]) order by uid";

  /** Names are compared octet by octet elsewhere, but this search ignores case. */
  private static final String NAMED =
      "select uid, item_key, item, octets, saved, mailbox from placement"
          + " where mailbox = any(?::bigint[])"
          + " and lower(item_key collate \"und-x-icu\") like all(?::text[])"
          + " order by saved desc, mailbox, uid limit ?";

  private static final String BEHIND = COLUMNS + " and uid > ? order by uid limit ?";

  private ItemRows() {}

  /** Returns the items that have one of the given keys, ordered by UID. */
  public static List<ItemEntry> ofKeys(Connection connection, long mailbox, List<ItemKey> keys)
      throws SQLException {
    String[] values = keys.stream().map(ItemKey::value).toArray(String[]::new);
    return read(connection, OF_KEYS, mailbox, values);
  }

  /** Returns the items that have one of the given UIDs, ordered by UID. */
  public static List<ItemEntry> ofUids(Connection connection, long mailbox, long[] uids)
      throws SQLException {
    return read(connection, OF_UIDS, mailbox, uids);
  }

  /**
   * An item with its collection.
   *
   * @param mailbox the collection's id
   */
  public record Named(long mailbox, ItemEntry entry) {}

  /**
   * Returns the items whose names in lower case match all given patterns, the last added first.
   *
   * @param patterns patterns for SQL's LIKE
   */
  public static List<Named> named(
      Connection connection, long[] mailboxes, List<String> patterns, int most)
      throws SQLException {
    List<Named> found = new ArrayList<>();
    new Pipeline()
        .add(
            row -> found.add(new Named(row.getLong(6), entry(row))),
            NAMED,
            mailboxes,
            patterns.toArray(String[]::new),
            most)
        .execute(connection);
    return found;
  }

  /** Reads the items with the given UIDs and the items with the given keys, each ordered by UID. */
  static void of(
      Connection connection,
      long mailbox,
      long[] uids,
      Consumer<ItemEntry> ofUid,
      List<ItemKey> keys,
      Consumer<ItemEntry> ofKey)
      throws SQLException {
    String[] values = keys.stream().map(ItemKey::value).toArray(String[]::new);
    new Pipeline()
        .add(row -> ofUid.accept(entry(row)), OF_UIDS, mailbox, uids)
        .add(row -> ofKey.accept(entry(row)), OF_KEYS, mailbox, values)
        .execute(connection);
  }

  /** Returns the first items after a UID, ordered by UID. */
  static List<ItemEntry> behind(Connection connection, long mailbox, long uid, int most)
      throws SQLException {
    return read(connection, BEHIND, mailbox, uid, most);
  }

  private static List<ItemEntry> read(Connection connection, String query, Object... values)
      throws SQLException {
    List<ItemEntry> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(entry(row)), query, values).execute(connection);
    return found;
  }

  /** Reads an item from a row. All queries here select its columns first. */
  static ItemEntry entry(ResultSet row) throws SQLException {
    return new ItemEntry(
        row.getLong(1),
        Optional.ofNullable(row.getString(2)).map(ItemKey::new),
        new EntityTag(OpaqueIds.email(row.getLong(3))),
        row.getLong(4),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
