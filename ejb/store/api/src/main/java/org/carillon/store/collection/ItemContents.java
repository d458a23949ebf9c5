package org.carillon.store.collection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.Blobs;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.database.Pipeline;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.reading.PrefixedContent;

/** Finds the content of an item. */
public final class ItemContents {
  /** Reads entry and content with one statement, so that no other put of the key comes between. */
  private static final String OF_KEYS =
      """
      select p.uid, p.item_key, p.item, p.octets, p.saved, p.prefix,\
       b.id, b.segment, b.position, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? and p.item_key = any(?::text[]) order by p.uid\
      """;

  private ItemContents() {}

  /**
   * The location of an item's content.
   *
   * @param prefix the octets that precede it in this collection; empty for most items
   */
  public record Located(ItemEntry entry, Optional<byte[]> prefix, StoredBlob blob) {

    public OpenItem open(Blobs blobs) throws IOException {
      Content content = blobs.open(blob);
      return new OpenItem(
          entry,
          prefix.<Content>map(octets -> new PrefixedContent(octets, content)).orElse(content));
    }
  }

  /** Finds an item by its key; empty if no item has the key. */
  public static Optional<Located> of(Connection connection, long mailbox, ItemKey key)
      throws SQLException {
    return of(connection, mailbox, List.of(key)).stream().findFirst();
  }

  /** Finds the items that have one of the given keys, ordered by UID. */
  public static List<Located> of(Connection connection, long mailbox, List<ItemKey> keys)
      throws SQLException {
    List<Located> found = new ArrayList<>(keys.size());
    new Pipeline()
        .add(
            row ->
                found.add(
                    new Located(
                        ItemRows.entry(row),
                        Optional.ofNullable(row.getBytes(6)),
                        new StoredBlob(
                            row.getLong(7),
                            row.getLong(8),
                            row.getLong(9),
                            row.getLong(10),
                            row.getInt(11)))),
            OF_KEYS,
            mailbox,
            keys.stream().map(ItemKey::value).toArray(String[]::new))
        .execute(connection);
    return found;
  }
}
