package org.carillon.store.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.FlagRuns;
import org.carillon.store.rows.AccountLock;

/**
 * Writes pending flag runs into the placements, in steps. Clients notice nothing, since views show
 * the pending runs already. An interrupted flush is started anew.
 */
public final class FlagFlush {
  private static final int STEP = 900;

  private static final String PLACEMENTS =
      """
      select uid, flags, modseq from placement where mailbox = ? and uid between ? and ?\
       order by uid limit\
      """
          + " "
          + STEP;
  private static final String UPDATE =
      """
      update placement p set flags = n.flags, modseq = n.modseq\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (uid, flags, modseq)\
       where p.mailbox = ? and p.uid = n.uid\
      """;
  private final SqlTransactions transactions;

  public FlagFlush(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Writes the pending runs of all mailboxes of an account. */
  public void account(long account) throws SQLException {
    List<Long> mailboxes =
        transactions.read(connection -> PendingRuns.mailboxes(connection, account));
    for (long mailbox : mailboxes) {
      mailbox(account, mailbox);
    }
  }

  /** Writes the pending runs of a mailbox. */
  public void mailbox(long account, long mailbox) throws SQLException {
    FlagRuns begun = transactions.read(connection -> PendingRuns.of(connection, account, mailbox));
    if (begun.isEmpty()) {
      return;
    }
    UidSet uids = begun.uids();
    for (int range = 0; range < uids.ranges(); range++) {
      long last = uids.last(range);
      for (long from = uids.first(range); from <= last; ) {
        long first = from;
        from =
            transactions.write(connection -> step(connection, account, mailbox, first, last)) + 1;
      }
    }
    transactions.write(
        connection -> {
          PendingRuns.settled(connection, account, mailbox, begun.highestModseq());
          return null;
        });
  }

  /** Writes one step and returns the UID up to which the flush is done. */
  private static long step(Connection connection, long account, long mailbox, long first, long last)
      throws SQLException {
    AccountLock.take(connection, account);
    FlagRuns runs = PendingRuns.of(connection, account, mailbox).within(first, last);
    List<Long> uids = new ArrayList<>();
    List<FlagRuns.State> states = new ArrayList<>();
    int seen = 0;
    long upTo = last;
    try (PreparedStatement select = connection.prepareStatement(PLACEMENTS)) {
      select.setLong(1, mailbox);
      select.setLong(2, first);
      select.setLong(3, last);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long uid = row.getLong(1);
          FlagRuns.State state = runs.settle(uid, row.getLong(2), row.getLong(3));
          if (state.modseq() != row.getLong(3)) {
            uids.add(uid);
            states.add(state);
          }
          if (++seen == STEP) {
            upTo = uid;
          }
        }
      }
    }
    if (!uids.isEmpty()) {
      new Pipeline()
          .add(
              UPDATE,
              uids.stream().mapToLong(Long::longValue).toArray(),
              states.stream().mapToLong(FlagRuns.State::flags).toArray(),
              states.stream().mapToLong(FlagRuns.State::modseq).toArray(),
              mailbox)
          .execute(connection);
    }
    return upTo;
  }
}
