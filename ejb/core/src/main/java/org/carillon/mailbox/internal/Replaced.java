package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.mailbox.internal.changes.PendingRuns;
import org.carillon.mailbox.internal.flagging.FlagRuns;

/**
 * The message that another takes the place of: it leaves in the transaction that brings the other
 * (RFC 8508). When somebody expunged it meanwhile, the new one is kept all the same.
 *
 * @param owner the account that it is in
 * @param mailbox where it is there
 * @param uid its uid
 */
record Replaced(long owner, long mailbox, long uid) {
  private static final String OCTETS = "select octets from placement where mailbox = ? and uid = ?";
  private static final String STATE =
      "select flags, modseq from placement where mailbox = ? and uid = ?";

  /** Counts it out of its account before it leaves, to make room for the new one. */
  void countOut(Connection connection, AccountRow owner) throws SQLException {
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
   * Takes it out of its mailbox; the account's counters are left alone.
   *
   * @return whether it was still there
   */
  boolean take(Connection connection, AccountRow owner, MailboxRow source) throws SQLException {
    Optional<FlagRuns.State> there = state(connection, owner.account);
    if (there.isEmpty()) {
      return false;
    }
    new Departure(owner, source, Flagged.of(uid, there.get().flags())).take(connection);
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
