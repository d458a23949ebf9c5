package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.store.changes.FlagFlush;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.Keywords;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/** Implements STORE (RFC 9051 §6.4.6, RFC 7162 §3.1.3). */
public final class FlagStore {
  /** The most messages whose change is committed together with the changes of other callers. */
  private static final int FEW = 64;

  /** The most pending runs of a mailbox before its placements take them over. */
  private static final int MOST_PENDING = 1000;

  private final Recounting recounting;
  private final OpenMailboxes open;
  private final FlagCombiner combiner;
  private final FlagFlush flush;

  public FlagStore(SqlTransactions transactions, OpenMailboxes open, FlagCombiner combiner) {
    this.recounting = new Recounting(transactions);
    this.open = open;
    this.combiner = combiner;
    this.flush = new FlagFlush(transactions);
  }

  public FlagsStored store(long account, long mailbox, UidSet wanted, FlagRequest request)
      throws SQLException, RefusedException {
    IndexView view = open.view(account, mailbox);
    long[] uids = Uids.in(view, wanted);
    UidSet.Builder modified = new UidSet.Builder();
    if (uids.length > FEW) {
      storeRuns(account, mailbox, uids, request, modified);
    } else if (request.hasKeywords()) {
      alone(new PendingFlags(account, mailbox, uids, request)).forEach(modified::add);
    } else if (uids.length > 0) {
      storeFew(view, new PendingFlags(account, mailbox, uids, request)).forEach(modified::add);
    }
    return new FlagsStored(open.view(account, mailbox), modified.build());
  }

  private void storeRuns(
      long account, long mailbox, long[] uids, FlagRequest request, UidSet.Builder modified)
      throws SQLException, RefusedException {
    int from = 0;
    while (from < uids.length) {
      int begin = from;
      FlagRunTransaction.Outcome outcome =
          recounting.write(
              LongStream.of(account),
              connection ->
                  new FlagRunTransaction(request)
                      .write(connection, open, account, mailbox, uids, begin));
      open.committed(outcome.commits());
      outcome.modified().forEach(modified::add);
      from = outcome.upTo();
      if (outcome.pending() > MOST_PENDING) {
        flush.mailbox(account, mailbox);
      }
    }
  }

  /**
   * Changes system flags. If all messages have the wanted flags already, nothing has to become
   * durable.
   *
   * @return the UIDs that were left alone
   */
  private List<Long> storeFew(IndexView view, PendingFlags flags)
      throws SQLException, RefusedException {
    Reflagging reflagging = new Reflagging(flags.account, view);
    List<Long> modified =
        reflagging.apply(flags.uids, flags.request, Keywords.system(flags.request.flags()));
    if (reflagging.isEmpty()) {
      return modified;
    }
    return switch (combiner.commit(flags)) {
      case FlagAnswer.Stored(List<Long> left) -> left;
      case FlagAnswer.Alone() -> alone(flags);
    };
  }

  /** The result, and the UIDs that were left alone. */
  private record Changed(List<Long> modified, List<MailboxCommit> commits) {}

  /** Changes flags in a transaction of its own, which waits for the lock of the account. */
  private List<Long> alone(PendingFlags flags) throws SQLException, RefusedException {
    Changed changed =
        recounting.write(LongStream.of(flags.account), connection -> alone(connection, flags));
    open.committed(changed.commits());
    return changed.modified();
  }

  private Changed alone(Connection connection, PendingFlags flags)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, flags.account, flags.mailbox);
    Reflagging change = new Reflagging(flags.account, open.locked(connection, locked.mailbox()));
    List<Long> modified =
        change.apply(flags.uids, flags.request, flags.request.word(connection, flags.mailbox));
    if (change.isEmpty()) {
      // Committing would sync to the disk even though only locks were taken.
      connection.rollback();
      return new Changed(modified, List.of());
    }
    return new Changed(modified, FlagStatement.write(connection, List.of(change)));
  }
}
