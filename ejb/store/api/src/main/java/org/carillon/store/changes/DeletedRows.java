package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.store.item.CollectionKind;

/** Reads what an account can restore: removed mailboxes, and expunges in the log. */
public final class DeletedRows {
  /** The last expunge of each message that does not lie in any mailbox any more. */
  private static final String LAST_EXPUNGES =
      """
      select distinct on (c.item) c.mailbox, c.modseq, c.uid, c.at, c.flags,\
       i.octets + coalesce(length(c.prefix), 0) as octets, c.item\
       from (select e.*, row_number() over (partition by e.mailbox, e.item_key\
       order by e.modseq desc, e.uid desc) as version from expunge e\
       where e.account = ? and e.at >= ?) as c join item i on i.id = c.item\
       join mailbox m on m.id = c.mailbox and m.removed is null\
       where (? = 0 or c.mailbox = ?)\
       and not exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
       where p.item = c.item and l.account = c.account and l.removed is null)\
      """;

  /** Leaves out replaced items: not deleted, they are older versions of existing items. */
  private static final String UNLESS_REPLACED =
      """
       and (c.item_key is null or c.version = 1 and not exists (select 1 from placement k\
       where k.mailbox = c.mailbox and k.item_key = c.item_key))\
      """;

  private static final String DELETED =
      LAST_EXPUNGES + UNLESS_REPLACED + " order by c.item, c.modseq desc";

  private static final String EXPUNGED =
      "select m.name, count(*), sum(x.octets), max(x.at) from ("
          + DELETED
          + ") as x join mailbox m on m.id = x.mailbox group by m.name order by m.name";
  private static final String MESSAGES =
      "select x.mailbox, x.modseq, x.uid, x.at, x.octets, m.name, i.internal_date,"
          + " i.internal_offset, i.outline from ("
          + DELETED
          + ") as x join mailbox m on m.id = x.mailbox join item i on i.id = x.item"
          + " where (? = '' or m.name = ?) and (x.modseq, x.mailbox, x.uid) < (?, ?, ?)"
          + " order by x.modseq desc, x.mailbox desc, x.uid desc limit ?";
  private static final String REMOVED =
      """
      select id, account, name, kind, mirror, messages, octets, removed from mailbox\
       where account = ? and removed >= ? and removed > 'epoch' and restoring is null\
       order by removed desc, id desc\
      """;
  private static final String REMOVED_ONE =
      """
      select id, account, name, kind, mirror, messages, octets, removed from mailbox\
       where id = ? and removed > 'epoch' and restoring is null\
      """;

  private DeletedRows() {}

  /** An expunge in the change log. */
  public record Expunge(long mailbox, long modseq, long uid, long flags, long octets) {
    public ExpungeId id() {
      return new ExpungeId(mailbox, modseq, uid);
    }
  }

  /** A message with the expunge from which it can be brought back. */
  public record ExpungedMessage(
      ExpungeId id, String mailbox, Instant at, long octets, OffsetDateTime date, byte[] outline) {}

  /**
   * A mailbox that was removed.
   *
   * @param account the account it belonged to
   * @param mirror true if it mirrored data from elsewhere
   */
  public record RemovedMailbox(
      long id,
      long account,
      String name,
      CollectionKind kind,
      boolean mirror,
      long messages,
      long octets,
      Instant at) {}

  /**
   * The messages expunged from one mailbox.
   *
   * @param at the time of the last expunge
   */
  public record ExpungedMail(String mailbox, long messages, long octets, Instant at) {}

  /**
   * Returns the messages that can be brought back, each once, without those that a message with the
   * same key replaced.
   *
   * @param mailbox the only mailbox to read; 0 for all
   */
  public static List<Expunge> expunges(
      Connection connection, long account, long mailbox, Instant since) throws SQLException {
    List<Expunge> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(DELETED)) {
      set(select, account, mailbox, since);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Expunge(
                  row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(5), row.getLong(6)));
        }
      }
    }
    return found;
  }

  /** Returns the number and size of the messages that can be brought back, for each mailbox. */
  public static List<ExpungedMail> expunged(Connection connection, long account, Instant since)
      throws SQLException {
    List<ExpungedMail> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(EXPUNGED)) {
      set(select, account, 0, since);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new ExpungedMail(row.getString(1), row.getLong(2), row.getLong(3), instant(row, 4)));
        }
      }
    }
    return found;
  }

  /**
   * Returns a page of the messages that can be brought back, the last expunged first.
   *
   * @param mailbox the name of the mailbox they were expunged from; empty for all
   * @param after the end of the page before
   * @param most the most messages to return
   */
  public static List<ExpungedMessage> messages(
      Connection connection,
      long account,
      Instant since,
      Optional<String> mailbox,
      ExpungeId after,
      int most)
      throws SQLException {
    List<ExpungedMessage> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(MESSAGES)) {
      set(select, account, 0, since);
      select.setString(5, mailbox.orElse(""));
      select.setString(6, mailbox.orElse(""));
      select.setLong(7, after.modseq());
      select.setLong(8, after.mailbox());
      select.setLong(9, after.uid());
      select.setInt(10, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new ExpungedMessage(
                  new ExpungeId(row.getLong(1), row.getLong(2), row.getLong(3)),
                  row.getString(6),
                  instant(row, 4),
                  row.getLong(5),
                  row.getObject(7, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(60 * row.getInt(8))),
                  row.getBytes(9)));
        }
      }
    }
    return found;
  }

  private static void set(PreparedStatement select, long account, long mailbox, Instant since)
      throws SQLException {
    select.setLong(1, account);
    select.setObject(2, since.atOffset(ZoneOffset.UTC));
    select.setLong(3, mailbox);
    select.setLong(4, mailbox);
  }

  /**
   * Returns the mailboxes removed since the given time, the last one first. Leaves out mailboxes
   * that a restoration is filling, and those of the epoch, replaced by restored ones or being
   * emptied.
   */
  public static List<RemovedMailbox> removed(Connection connection, long account, Instant since)
      throws SQLException {
    List<RemovedMailbox> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(REMOVED)) {
      select.setLong(1, account);
      select.setObject(2, since.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(removed(row));
        }
      }
    }
    return found;
  }

  /** Returns one removed mailbox; empty if there is none with this id. */
  public static Optional<RemovedMailbox> removed(Connection connection, long mailbox)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(REMOVED_ONE)) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(removed(row)) : Optional.empty();
      }
    }
  }

  private static RemovedMailbox removed(ResultSet row) throws SQLException {
    return new RemovedMailbox(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        CollectionKind.valueOf(row.getString(4)),
        row.getBoolean(5),
        row.getLong(6),
        row.getLong(7),
        instant(row, 8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
