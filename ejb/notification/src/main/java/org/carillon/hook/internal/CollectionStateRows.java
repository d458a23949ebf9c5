package org.carillon.hook.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.store.item.ItemKey;

/** The rows of how far collections were read, and of the objects found there. */
final class CollectionStateRows {
  static final DueRows DUE =
      new DueRows("update web_hook_collection", "mailbox", "due", Duration.ofMinutes(2));

  /** Adds collections that hooks cover and that were never read. */
  private static final String FOLLOW =
      """
      insert into web_hook_collection (mailbox, account, modseq, due)\
       select m.id, m.account, -1, now() from mailbox m join account a on a.id = m.account\
       where (select count(*) from web_hook where enabled) > 0\
       and m.kind in ('CALENDAR', 'TASKS', 'CONTACTS') and m.removed is null\
       and exists (select from web_hook h where h.enabled and (h.account = m.account\
       or h.account is null and (h.domain is null or h.domain = a.domain)))\
       and not exists (select from web_hook_collection c where c.mailbox = m.id)\
       on conflict do nothing\
      """;

  private static final String NOTICE =
      """
      update web_hook_collection c set due = now() from mailbox m\
       where m.id = c.mailbox and c.due is null and m.modseq <> c.modseq\
      """;

  private static final String SOURCE =
      """
      select m.name, m.kind, m.modseq, a.is_resource from mailbox m\
       join account a on a.id = m.account where m.id = ? and m.removed is null\
      """;

  private static final String LOCK =
      "select state from web_hook_collection where mailbox = ? for update";

  private static final String ADVANCE =
      "update web_hook_collection set state = ?, modseq = ?, due = case when ? then now() end"
          + " where mailbox = ?";

  private static final String FORGET = "delete from web_hook_collection where mailbox = ?";

  private static final String KNOWN =
      "select item_key, uid, known from web_hook_object where mailbox = ? and item_key = any (?)";

  private static final String KEEP =
      """
      insert into web_hook_object (mailbox, item_key, uid, known) values (?, ?, ?, ?)\
       on conflict (mailbox, item_key) do update set uid = excluded.uid, known = excluded.known\
      """;

  private static final String DROP =
      "delete from web_hook_object where mailbox = ? and item_key = ?";

  private CollectionStateRows() {}

  /**
   * A collection that is to be read.
   *
   * @param state the state to read from; empty for the beginning
   */
  record Row(long mailbox, long account, Optional<String> state) {}

  /**
   * A collection.
   *
   * @param modseq the modseq of its last change
   */
  record Source(String name, String kind, long modseq, boolean isResource) {}

  /** The last known version of an object. */
  record Known(String uid, String text) {}

  static void notice(Connection connection) throws SQLException {
    int _ = Statements.update(connection, FOLLOW);
    int _ = Statements.update(connection, NOTICE);
  }

  /** Reads the changes of one collection; false if none has changed. */
  static boolean work(SqlTransactions transactions, DueRows.Work<Row, SQLException> reading)
      throws SQLException {
    return DUE.work(
        transactions,
        row ->
            new Row(
                row.getLong("mailbox"),
                row.getLong("account"),
                Optional.ofNullable(row.getString("state"))),
        reading);
  }

  static Optional<Source> source(Connection connection, long mailbox) throws SQLException {
    return Statements.first(
        connection,
        row -> new Source(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4)),
        SOURCE,
        mailbox);
  }

  /** Locks the row and returns whether no other node has read on meanwhile. */
  static boolean isStill(Connection connection, Row read) throws SQLException {
    return Statements.first(
            connection, row -> Optional.ofNullable(row.getString(1)), LOCK, read.mailbox())
        .filter(read.state()::equals)
        .isPresent();
  }

  /** Notes that all changes up to this state were reported; {@code null} starts anew. */
  static void advance(Connection connection, long mailbox, String state, long modseq, boolean more)
      throws SQLException {
    int _ = Statements.update(connection, ADVANCE, state, modseq, more, mailbox);
  }

  /** Stops reading a collection. */
  static void forget(Connection connection, long mailbox) throws SQLException {
    int _ = Statements.update(connection, FORGET, mailbox);
  }

  static Map<ItemKey, Known> known(Connection connection, long mailbox, Collection<ItemKey> keys)
      throws SQLException {
    Map<ItemKey, Known> found = new HashMap<>();
    Statements.rows(
        connection,
        row ->
            found.put(new ItemKey(row.getString(1)), new Known(row.getString(2), row.getString(3))),
        KNOWN,
        mailbox,
        keys.stream().map(ItemKey::value).toArray(String[]::new));
    return found;
  }

  static void keep(Connection connection, long mailbox, ItemKey key, Known known)
      throws SQLException {
    int _ = Statements.update(connection, KEEP, mailbox, key.value(), known.uid(), known.text());
  }

  static void drop(Connection connection, long mailbox, ItemKey key) throws SQLException {
    int _ = Statements.update(connection, DROP, mailbox, key.value());
  }
}
