package org.carillon.store.viewing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.store.index.Chunk;
import org.carillon.store.index.IndexView;
import org.jboss.logging.Logger;

/**
 * Earlier views of large mailboxes, stored in the database. Such a view and the later changes in
 * the log give the current view, for a hundredth of the cost of reading all rows.
 */
public final class StoredViews {
  private static final Logger LOG = Logger.getLogger(StoredViews.class);

  /** The rows of smaller mailboxes are read just as fast. */
  static final int LEAST_MESSAGES = 4096;

  /** Up to this number, changes are always taken from the log. */
  private static final int FEW_CHANGES = 256;

  private static final String READ = "select modseq, octets from kept_view where mailbox = ?";

  /** The mailboxes that would take longest to read. */
  private static final String LARGEST =
      """
      select m.account, m.name, m.messages from kept_view k join mailbox m on m.id = k.mailbox\
       where m.removed is null order by m.messages desc, m.id limit 1000\
      """;

  /** Never replaces a newer view by an older one. */
  private static final String KEEP =
      """
      insert into kept_view (mailbox, modseq, octets)\
       select m.id, ?, ? from mailbox m where m.id = ? and m.removed is null\
       on conflict (mailbox) do update set modseq = excluded.modseq, octets = excluded.octets\
       where kept_view.modseq < excluded.modseq\
      """;

  private StoredViews() {}

  /**
   * Returns whether a view is worth storing.
   *
   * @param kept the modseq of the stored view; 0 if there is none
   */
  public static boolean deserves(IndexView view, long kept) {
    int size = view.size();
    long changes = view.highestModseq() - kept;
    return size >= LEAST_MESSAGES
        && (kept == 0 || changes > Math.max(FEW_CHANGES, size / Chunk.MOST));
  }

  /** Returns the stored view of a mailbox, without the mailbox's name. */
  static Optional<IndexView> read(Connection connection, long mailbox) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(ViewOctets.decode(mailbox, row.getLong(1), row.getBytes(2)))
            : Optional.empty();
      } catch (IOException unreadable) {
        LOG.warnf("All rows of mailbox %d are read: %s", mailbox, unreadable.getMessage());
        return Optional.empty();
      }
    }
  }

  /** A mailbox that has a stored view. */
  public record Large(long account, MailboxName name, long messages) {}

  /** Returns the largest mailboxes that have a stored view, the largest first; 1,000 at most. */
  public static List<Large> largest(Connection connection) throws SQLException {
    List<Large> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(large(row)), LARGEST).execute(connection);
    return found;
  }

  private static Large large(ResultSet row) throws SQLException {
    return new Large(row.getLong(1), new MailboxName(row.getString(2)), row.getLong(3));
  }

  /** Stores a view, unless a newer one is stored. */
  public static void keep(Connection connection, IndexView view) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, view.highestModseq());
      insert.setBytes(2, ViewOctets.encode(view));
      insert.setLong(3, view.mailbox());
      insert.executeUpdate();
    }
  }
}
