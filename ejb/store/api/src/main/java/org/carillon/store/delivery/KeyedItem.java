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
 * The item that has a key in a collection now; certain while the account is locked.
 *
 * @param uid its uid
 * @param tag its entity tag
 */
public record KeyedItem(long uid, EntityTag tag) {
  private static final String BY_KEY =
      "select uid, item from placement where mailbox = ? and item_key = ?";

  /** The item of a key; empty when there is none. */
  public static Optional<KeyedItem> of(Connection connection, long mailbox, String key)
      throws SQLException {
    List<KeyedItem> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> found.add(of(row.getLong(1), row.getLong(2))), BY_KEY, mailbox, key)
        .execute(connection);
    return found.stream().findFirst();
  }

  /** A placement of an item. */
  public static KeyedItem of(long uid, long item) {
    return new KeyedItem(uid, new EntityTag(OpaqueIds.email(item)));
  }
}
