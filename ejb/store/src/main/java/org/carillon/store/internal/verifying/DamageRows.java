package org.carillon.store.internal.verifying;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.StoredBlob;
import org.carillon.database.Statements;
import org.carillon.store.Verification;
import org.carillon.store.rows.SingleStatements;

/** The blobs that are known to be damaged, and the messages that have them as content. */
final class DamageRows {
  /** Items whose blob has no row. */
  private static final String MISSING =
      """
      select i.id, i.blob, exists (select 1 from blob b where b.id = i.blob) from (\
      select id, blob from item where id > ? order by id limit 1000) as i order by i.id\
      """;

  /** Messages in mailboxes whose item has no row. */
  private static final String LOST =
      """
      select distinct p.item from placement p\
       where p.item > ? and not exists (select 1 from item i where i.id = p.item)\
       order by p.item limit 1000\
      """;

  private static final String FORGET = "delete from damage where found < ?";
  private static final String ALL =
      "select blob, segment, position, fault, found from damage order by segment, position limit ?";
  private static final String MESSAGES =
      """
      select m.account, m.name, p.uid from placement p join mailbox m on m.id = p.mailbox\
       where p.item in (select id from item where blob = ?) or p.item = ?\
       order by m.account, m.id, p.uid limit ?\
      """;
  private static final int PAGE = 1000;
  private static final int MOST_PLACES = 100;

  private final SingleStatements rows;
  private final AccountNames names;

  DamageRows(SingleStatements rows, AccountNames names) {
    this.rows = rows;
    this.names = names;
  }

  void note(BlobCheck.Read.Damaged damaged) throws SQLException {
    new DamagedBlobs(rows.transactions()).note(damaged.blob(), damaged.why());
  }

  private record Item(long id, long blob, boolean sound) {}

  /** Records items whose blob has no row. */
  void noteMissing() throws SQLException {
    long after = 0;
    List<Item> page;
    do {
      page =
          rows.query(
              row -> new Item(row.getLong(1), row.getLong(2), row.getBoolean(3)), MISSING, after);
      for (Item item : page) {
        after = item.id;
        if (!item.sound) {
          note(
              new BlobCheck.Read.Damaged(
                  new StoredBlob(item.blob, 0, 0, 0, 0),
                  "The database does not say where the content is stored."));
        }
      }
    } while (page.size() == PAGE);
  }

  /** Records messages whose item has no row. They are recorded under the negated item number. */
  void noteLost() throws SQLException {
    List<Long> page = List.of(0L);
    while (!page.isEmpty()) {
      page = rows.query(row -> row.getLong(1), LOST, page.getLast());
      for (long item : page) {
        note(
            new BlobCheck.Read.Damaged(
                new StoredBlob(-item, 0, 0, 0, 0), "The database has no data about the message."));
      }
    }
  }

  private static long lostItem(long noted) {
    return noted < 0 ? -noted : 0;
  }

  /** Deletes the records of damage that a verification begun then did not find again. */
  void forgetBefore(Instant began) throws SQLException {
    rows.update(FORGET, began.atOffset(ZoneOffset.UTC));
  }

  private record Known(long blob, long segment, long position, String fault, Instant found) {}

  List<Verification.Damage> all() throws SQLException {
    List<Verification.Damage> found = new ArrayList<>();
    List<Known> all =
        rows.query(
            row ->
                new Known(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4),
                    Statements.instant(row, "found").orElseThrow()),
            ALL,
            PAGE);
    for (Known one : all) {
      found.add(
          new Verification.Damage(
              one.segment, one.position, one.fault, one.found, messages(one.blob)));
    }
    return found;
  }

  private List<Verification.Place> messages(long blob) throws SQLException {
    return rows.query(
        row -> new Verification.Place(names.of(row.getLong(1)), row.getString(2), row.getLong(3)),
        MESSAGES,
        blob,
        lostItem(blob),
        MOST_PLACES);
  }
}
