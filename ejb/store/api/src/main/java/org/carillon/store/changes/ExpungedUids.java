package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;

/** Reads the expunges of messages whose mailbox and UIDs are known. */
public final class ExpungedUids {
  private static final String EXPUNGED =
      """
      select modseq, uid, flags from expunge\
       where account = ? and mailbox = ? and modseq > ? and uid = any(?::bigint[]) order by uid\
      """;

  private ExpungedUids() {}

  /**
   * Returns the expunges that are in the log, ordered by UID, without \Deleted, so that the
   * messages stay when they come back.
   *
   * @param since a modseq before the first of them
   */
  public static List<ExpungeRestore.Expunge> of(
      Connection connection, long account, long mailbox, long since, long[] uids)
      throws SQLException {
    List<ExpungeRestore.Expunge> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(EXPUNGED)) {
      select.setLong(1, account);
      select.setLong(2, mailbox);
      select.setLong(3, since);
      select.setObject(4, uids);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new ExpungeRestore.Expunge(
                  row.getLong(1), row.getLong(2), row.getLong(3) & ~Flag.DELETED.bit()));
        }
      }
    }
    return found;
  }
}
