package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.PendingRuns;
import org.carillon.store.index.FlagRuns;
import org.carillon.store.index.Flagged;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailboxRow;

/**
 * A message that is replaced by another: it leaves in the transaction that adds the other (RFC
 * 8508). If another session has expunged it meanwhile, the new message is kept all the same.
 *
 * @param owner the account that it is in
 * @param mailbox its mailbox
 * @param uid its UID
 */
public record Replaced(long owner, long mailbox, long uid) {
  private static final String OCTETS = "select octets from placement where mailbox = ? and uid = ?";
  private static final String KEY =
      "select item_key from placement where mailbox = ? and uid = ? and item_key is not null";
  private static final String STATE =
      "select flags, modseq from placement where mailbox = ? and uid = ?";

  /**
   * Returns the key that the new message takes over if it is placed in the same mailbox; empty if
   * the replaced message has no key or the target is another mailbox.
   */
  public Optional<String> key(Connection connection, long target) throws SQLException {
    List<String> found = new ArrayList<>(1);
    if (target == mailbox) {
      new Pipeline().add(row -> found.add(row.getString(1)), KEY, mailbox, uid).execute(connection);
    }
    return found.stream().findFirst();
  }

  /** Subtracts the message from its account's counters in advance, to make room for the new. */
  public void countOut(Connection connection, AccountRow owner) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OCTETS)) {
      select.setLong(1, mailbox);
      select.setLong(2, uid);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          owner.messages--;
          owner.octets -= row.getLong(1);
        }
      }
    }
  }

  /**
   * Removes the message from its mailbox; the account's counters are not changed.
   *
   * @return whether the message still existed
   */
  public boolean take(Connection connection, AccountRow owner, MailboxRow source)
      throws SQLException {
    Optional<FlagRuns.State> there = state(connection, owner.account);
    if (there.isEmpty()) {
      return false;
    }
    new LoggedExpunge(owner, source, Flagged.of(uid, there.get().flags())).take(connection);
    return true;
  }

  private Optional<FlagRuns.State> state(Connection connection, long account) throws SQLException {
    FlagRuns runs = PendingRuns.of(connection, account, mailbox);
    try (PreparedStatement select = connection.prepareStatement(STATE)) {
      select.setLong(1, mailbox);
      select.setLong(2, uid);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(runs.settle(uid, row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }
}
