package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.flagging.Settling;

/** STORE (RFC 9051 §6.4.6, RFC 7162 §3.1.3). */
final class FlagStore {
  /** So few go together with what other callers change. */
  private static final int FEW = 64;

  /** So many runs may wait in a mailbox until its placements take them over. */
  private static final int MOST_PENDING = 1000;

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final FlagCombiner combiner;
  private final Settling settling;

  FlagStore(SqlTransactions transactions, OpenMailboxes open, FlagCombiner combiner) {
    this.transactions = transactions;
    this.open = open;
    this.combiner = combiner;
    this.settling = new Settling(transactions);
  }

  Stored store(long account, long mailbox, UidSet wanted, FlagWish wish)
      throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(account, mailbox), wanted);
    UidSet.Builder modified = new UidSet.Builder();
    if (uids.length > FEW) {
      storeRuns(account, mailbox, uids, wish, modified);
    } else if (uids.length > 0) {
      commit(new PendingFlags(account, mailbox, uids, wish)).forEach(modified::add);
    }
    return new Stored(open.view(account, mailbox), modified.build());
  }

  private void storeRuns(
      long account, long mailbox, long[] uids, FlagWish wish, UidSet.Builder modified)
      throws SQLException, Hindrance {
    int from = 0;
    while (from < uids.length) {
      int begin = from;
      FlagRunTransaction.Outcome outcome =
          transactions.write(
              connection ->
                  new FlagRunTransaction(wish)
                      .write(connection, open, account, mailbox, uids, begin));
      open.committed(outcome.commits());
      outcome.modified().forEach(modified::add);
      from = outcome.upTo();
      if (outcome.pending() > MOST_PENDING) {
        settling.mailbox(account, mailbox);
      }
    }
  }

  /** Answers the uids that were left alone. */
  private List<Long> commit(PendingFlags flags) throws SQLException, Hindrance {
    return switch (combiner.commit(flags)) {
      case FlagAnswer.Stored(List<Long> modified) -> modified;
      case FlagAnswer.Hindered(var obstacle) -> throw new Hindrance(obstacle);
      case FlagAnswer.Alone() -> alone(flags);
    };
  }

  private List<Long> alone(PendingFlags flags) throws SQLException, Hindrance {
    FlagTransaction.Outcome outcome =
        transactions.write(
            connection ->
                new FlagTransaction(connection, open, FlagTransaction.Patience.WAITING)
                    .write(List.of(flags)));
    open.committed(outcome.commits());
    return switch (outcome.answers().getFirst()) {
      case FlagAnswer.Stored(List<Long> modified) -> modified;
      case FlagAnswer.Hindered(var obstacle) -> throw new Hindrance(obstacle);
      case FlagAnswer.Alone() -> throw new IllegalStateException("Nobody else is waited for");
    };
  }
}
