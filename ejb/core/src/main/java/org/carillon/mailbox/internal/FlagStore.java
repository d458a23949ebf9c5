package org.carillon.mailbox.internal;

import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.SqlTransactions;

/** STORE (RFC 9051 §6.4.6, RFC 7162 §3.1.3). */
final class FlagStore {
  /** Two rows each, and the counters'. */
  private static final int STEP = 499;

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final FlagCombiner combiner;

  FlagStore(SqlTransactions transactions, OpenMailboxes open, FlagCombiner combiner) {
    this.transactions = transactions;
    this.open = open;
    this.combiner = combiner;
  }

  Stored store(long account, long mailbox, UidSet wanted, FlagWish wish)
      throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(account, mailbox), wanted);
    UidSet.Builder modified = new UidSet.Builder();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      commit(new PendingFlags(account, mailbox, step, wish)).forEach(modified::add);
    }
    return new Stored(open.view(account, mailbox), modified.build());
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
