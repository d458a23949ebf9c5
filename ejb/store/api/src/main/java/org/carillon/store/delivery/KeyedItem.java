package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.store.item.EntityTag;
import org.carillon.store.rows.OpaqueIds;

/**
 * The item that has a key in a collection now. It cannot change while the account is locked.
 *
 * @param uid its UID
 * @param tag its entity tag
 */
public record KeyedItem(long uid, EntityTag tag) {
  private static final String BY_KEY =
      "select uid, item from placement where mailbox = ? and item_key = ?";

  private static final String BY_KEY_OR_UID =
      """
      select uid, item, item_key, item_key = ? from placement where mailbox = ?\
       and (item_key = ? or object_uid = ?)\
      """;

  /**
   * The existing items that matter to a put.
   *
   * @param item the item that has the key
   * @param other the key of another item that has the object's UID
   */
  public record There(Optional<KeyedItem> item, Optional<String> other) {}

  /** Finds the item with the key, and another item with the object's UID, if a UID is given. */
  public static There of(Connection connection, long mailbox, String key, Optional<String> uid)
      throws SQLException {
    if (uid.isEmpty()) {
      return new There(of(connection, mailbox, key), Optional.empty());
    }
    List<KeyedItem> found = new ArrayList<>(1);
    List<String> others = new ArrayList<>(1);
    new Pipeline()
        .add(
            row -> {
              if (row.getBoolean(4)) {
                found.add(of(row.getLong(1), row.getLong(2)));
              } else {
                others.add(row.getString(3) == null ? "" : row.getString(3));
              }
            },
            BY_KEY_OR_UID,
            key,
            mailbox,
            key,
            uid.get())
        .execute(connection);
    return new There(found.stream().findFirst(), others.stream().findFirst());
  }

  /** Finds the item that has the key; empty if there is none. */
  public static Optional<KeyedItem> of(Connection connection, long mailbox, String key)
      throws SQLException {
    List<KeyedItem> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> found.add(of(row.getLong(1), row.getLong(2))), BY_KEY, mailbox, key)
        .execute(connection);
    return found.stream().findFirst();
  }

  /** Creates the entry of a placement of an item. */
  public static KeyedItem of(long uid, long item) {
    return new KeyedItem(uid, new EntityTag(OpaqueIds.email(item)));
  }
}
