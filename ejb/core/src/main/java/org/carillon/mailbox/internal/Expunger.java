package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** EXPUNGE. What is expunged stays in the change log as it was, so that it can be brought back. */
final class Expunger {
  /** Two rows each, and the counters'. */
  private static final int STEP = 499;

  /** Takes placements away if their flags have all of some bits, and logs what they were. */
  private static final String TAKE =
      """
      with gone as (delete from placement p using item i\
       where p.mailbox = ? and p.uid = any(?::bigint[]) and p.flags & ? = ? and i.id = p.item\
       returning p.mailbox, p.uid, p.item, p.flags, p.saved, p.item_key, p.prefix,\
       i.octets + coalesce(length(p.prefix), 0) as octets),\
       logged as (insert into mail_change\
       (account, modseq, mailbox, uid, kind, at, item, flags, saved, item_key, prefix)\
       select ?, ?, mailbox, uid, 3, now(), item, flags, saved, item_key, prefix from gone)\
       select uid, flags, octets from gone order by uid\
      """;

  private final SqlTransactions transactions;
  private final OpenMailboxes open;

  Expunger(SqlTransactions transactions, OpenMailboxes open) {
    this.transactions = transactions;
    this.open = open;
  }

  /** A message that was taken away. */
  record Gone(long uid, long flags, long octets) {}

  /** Removes messages that have \Deleted; all, or only those of a set. */
  UidSet expunge(long account, long mailbox, Optional<UidSet> only) throws SQLException, Hindrance {
    long[] uids = deleted(open.view(account, mailbox), only);
    return remove(account, mailbox, uids, Flag.DELETED.bit());
  }

  /** Removes messages whatever their flags. */
  void remove(long account, long mailbox, UidSet uids) throws SQLException, Hindrance {
    remove(account, mailbox, Uids.in(open.view(account, mailbox), uids), 0);
  }

  private UidSet remove(long account, long mailbox, long[] uids, long flags)
      throws SQLException, Hindrance {
    UidSet.Builder removed = new UidSet.Builder();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      Step done = transactions.write(connection -> step(connection, account, mailbox, step, flags));
      done.gone.forEach(one -> removed.add(one.uid));
      done.commit.ifPresent(commit -> open.committed(List.of(commit)));
    }
    return removed.build();
  }

  private static long[] deleted(IndexView view, Optional<UidSet> only) {
    LongStream candidates =
        only.isPresent()
            ? LongStream.of(Uids.in(view, only.get())).map(view::indexOf)
            : LongStream.range(0, view.size());
    return candidates
        .mapToInt(index -> (int) index)
        .filter(index -> Flag.DELETED.in(view.flags(index)))
        .mapToLong(view::uid)
        .toArray();
  }

  private record Step(List<Gone> gone, Optional<MailboxCommit> commit) {}

  private static Step step(
      Connection connection, long account, long mailbox, long[] uids, long flags)
      throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow row = locked.mailbox();
    List<Gone> gone = take(connection, owner, row, uids, flags);
    if (gone.isEmpty()) {
      return new Step(gone, Optional.empty());
    }
    ViewChange change = new ViewChange();
    for (Gone one : gone) {
      owner.messages--;
      owner.octets -= one.octets;
      change.expunged(one.uid);
    }
    save(connection, owner, row);
    return new Step(gone, Optional.of(new MailboxCommit(row, change)));
  }

  /**
   * Takes messages out of a mailbox, counts them out of it, and logs them. The account's counters
   * are the caller's.
   *
   * @param flags bits that a message must have to be taken; 0 for all
   */
  static List<Gone> take(
      Connection connection, AccountRow owner, MailboxRow row, long[] uids, long flags)
      throws SQLException {
    List<Gone> gone = new ArrayList<>(uids.length);
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setLong(1, row.id);
      take.setObject(2, uids);
      take.setLong(3, flags);
      take.setLong(4, flags);
      take.setLong(5, owner.account);
      take.setLong(6, owner.stepModseq());
      try (ResultSet message = take.executeQuery()) {
        while (message.next()) {
          gone.add(new Gone(message.getLong(1), message.getLong(2), message.getLong(3)));
        }
      }
    }
    if (!gone.isEmpty()) {
      row.modseq = owner.step();
      gone.forEach(one -> row.leave(one.flags, one.octets));
    }
    return gone;
  }

  private static void save(Connection connection, AccountRow owner, MailboxRow row)
      throws SQLException {
    Pipeline saving = new Pipeline();
    MailRows.save(saving, List.of(owner), List.of(row));
    saving.execute(connection);
  }
}
