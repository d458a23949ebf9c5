package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Reads expunged messages from the change log (RFC 7162 §3.2). It does not use {@link ChangeFeed}:
 * of a million messages, only the ranges leave the database.
 */
public final class VanishedUids {
  /** Merges neighbouring UIDs into ranges in the database, fewer than the rows read. */
  private static final String RANGES =
      """
      select min(uid), max(uid) from (
        select uid, uid - row_number() over (order by uid) as run from expunge
        where account = ? and modseq > ? and mailbox = ?) as gone
      group by run order by 1
      """;

  private VanishedUids() {}

  /**
   * Returns the UIDs that a client must forget if it was disconnected since a modseq: those that
   * were expunged after it, or all that do not exist if the log starts later (RFC 7162 §3.2.6).
   */
  public static UidSet since(Connection connection, long account, MailboxView view, long modseq)
      throws SQLException {
    UidSet logged = logged(connection, account, view.mailbox(), modseq);
    // This is queried last, since the log may be trimmed in between.
    if (modseq >= ChangeFeed.keptFrom(connection, account)) {
      return without(view, logged);
    }
    return view.uidNext() == 1 ? UidSet.EMPTY : without(view, UidSet.range(1, view.uidNext() - 1));
  }

  private static UidSet logged(Connection connection, long account, long mailbox, long modseq)
      throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(RANGES)) {
      sql.setLong(1, account);
      sql.setLong(2, modseq);
      sql.setLong(3, mailbox);
      try (ResultSet ranges = sql.executeQuery()) {
        UidSet.Builder gone = new UidSet.Builder();
        while (ranges.next()) {
          gone.addRange(ranges.getLong(1), ranges.getLong(2));
        }
        return gone.build();
      }
    }
  }

  /** Removes the UIDs that a view still shows: the client's next view announces those. */
  public static UidSet without(MailboxView view, UidSet gone) {
    UidSet.Builder rest = new UidSet.Builder();
    for (int range = 0; range < gone.ranges(); range++) {
      long from = gone.first(range);
      int index = view.indexOf(from);
      index = index < 0 ? -index - 1 : index;
      for (; index < view.size() && view.uid(index) <= gone.last(range); index++) {
        if (from < view.uid(index)) {
          rest.addRange(from, view.uid(index) - 1);
        }
        from = view.uid(index) + 1;
      }
      if (from <= gone.last(range)) {
        rest.addRange(from, gone.last(range));
      }
    }
    return rest.build();
  }
}
