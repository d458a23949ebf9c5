package org.carillon.mailbox.internal.verifying;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.StoredBlob;
import org.carillon.mailbox.Verification;
import org.jboss.logging.Logger;

/** The contents that are known to be damaged, and the messages that have them. */
final class Damages {
  private static final Logger LOG = Logger.getLogger(Damages.class);

  private static final String NOTE =
      """
      insert into damage (blob, segment, position, fault, found) values (?, ?, ?, ?, now())\
       on conflict (blob) do update set segment = excluded.segment,\
       position = excluded.position, fault = excluded.fault, found = excluded.found\
      """;

  /** Items whose content has no row. */
  private static final String MISSING =
      """
      select i.id, i.blob, exists (select 1 from blob b where b.id = i.blob) from (\
      select id, blob from item where id > ? order by id limit 1000) as i order by i.id\
      """;

  private static final String FORGET = "delete from damage where found < ?";
  private static final String ALL =
      "select blob, segment, position, fault, found from damage order by segment, position limit ?";
  private static final String MESSAGES =
      """
      select m.account, m.name, p.uid from item i join placement p on p.item = i.id\
       join mailbox m on m.id = p.mailbox where i.blob = ? order by m.account, m.id, p.uid limit ?\
      """;
  private static final int PAGE = 1000;
  private static final int MOST_PLACES = 100;

  private final Rows rows;
  private final AccountNames names;

  Damages(Rows rows, AccountNames names) {
    this.rows = rows;
    this.names = names;
  }

  void note(BlobCheck.Read.Damaged damaged) throws SQLException {
    StoredBlob blob = damaged.blob();
    LOG.errorf("%s: %s", blob, damaged.why());
    rows.update(NOTE, blob.id(), blob.segment(), blob.position(), damaged.why());
  }

  private record Item(long id, long blob, boolean sound) {}

  /** Looks for items whose content the database does not know. */
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
                  new StoredBlob(item.blob, 0, 0, 0, 0), "No row says where it lies."));
        }
      }
    } while (page.size() == PAGE);
  }

  /** Forgets what a verification that began then did not find damaged any more. */
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
                    Rows.instant(row, "found").orElseThrow()),
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
        MOST_PLACES);
  }
}
