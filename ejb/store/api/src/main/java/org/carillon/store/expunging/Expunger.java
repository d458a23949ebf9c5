package org.carillon.store.expunging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.Flagged;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.LoggedExpunge;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.Replaced;
import org.carillon.store.quota.Recounting;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.ViewChange;

/** Implements EXPUNGE. Messages stay in the change log as they were, to be brought back. */
public final class Expunger {
  /** The number of messages that one transaction removes. */
  private static final int STEP = 1000;

  private final Recounting recounting;
  private final OpenMailboxes open;

  public Expunger(SqlTransactions transactions, OpenMailboxes open) {
    this.recounting = new Recounting(transactions);
    this.open = open;
  }

  /**
   * Removes messages that have \Deleted.
   *
   * @param only the UIDs that may be removed; empty for all
   */
  public UidSet expunge(long account, long mailbox, Optional<UidSet> only)
      throws SQLException, RefusedException {
    long[] uids = Uids.deleted(open.view(account, mailbox), only);
    return remove(account, mailbox, uids, Flag.DELETED.bit());
  }

  /** Returns the UIDs that {@link #expunge} would remove now. */
  public UidSet deleted(long account, long mailbox, Optional<UidSet> only)
      throws SQLException, RefusedException {
    return UidSet.inOrder(Uids.deleted(open.view(account, mailbox), only));
  }

  /** Removes messages regardless of their flags. */
  public UidSet remove(long account, long mailbox, UidSet uids)
      throws SQLException, RefusedException {
    return remove(account, mailbox, Uids.in(open.view(account, mailbox), uids), 0);
  }

  private UidSet remove(long account, long mailbox, long[] uids, long flags)
      throws SQLException, RefusedException {
    UidSet.Builder removed = new UidSet.Builder();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      Step done =
          recounting.write(
              LongStream.of(account),
              connection -> step(connection, account, mailbox, step, flags));
      LongStream.of(done.gone.uids()).forEach(removed::add);
      done.commit.ifPresent(commit -> open.committed(List.of(commit)));
    }
    return removed.build();
  }

  private record Step(Flagged gone, Optional<MailboxCommit> commit) {}

  private Step step(Connection connection, long account, long mailbox, long[] uids, long flags)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow row = locked.mailbox();
    Flagged gone = Flagged.of(open.locked(connection, row), uids, flags);
    if (gone.size() == 0) {
      return new Step(gone, Optional.empty());
    }
    owner.messages -= gone.size();
    owner.octets -= new LoggedExpunge(owner, row, gone).take(connection);
    ViewChange change = new ViewChange();
    LongStream.of(gone.uids()).forEach(change::expunged);
    save(connection, owner, row);
    return new Step(gone, Optional.of(new MailboxCommit(row, change)));
  }

  /** Removes one message of a locked account, if it still exists. */
  public static MailboxCommit expunge(Connection connection, MailRows.Locked locked, long uid)
      throws SQLException {
    MailboxRow row = locked.mailbox();
    Replaced leaving = new Replaced(row.account, row.id, uid);
    leaving.countOut(connection, locked.owner());
    leaving.take(connection, locked.owner(), row);
    save(connection, locked.owner(), row);
    ViewChange change = new ViewChange();
    change.expunged(uid);
    return new MailboxCommit(row, change);
  }

  private static void save(Connection connection, AccountRow owner, MailboxRow row)
      throws SQLException {
    Pipeline saving = new Pipeline();
    MailRows.save(saving, List.of(owner), List.of(row));
    saving.execute(connection);
  }
}
