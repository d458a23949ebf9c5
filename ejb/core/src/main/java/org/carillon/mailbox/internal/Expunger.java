package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** EXPUNGE. What is expunged stays in the change log as it was, so that it can be brought back. */
final class Expunger {
  /** How many go in one transaction. */
  private static final int STEP = 1000;

  /** Takes placements away, and logs what they were. */
  private static final String TAKE =
      """
      with gone as (delete from placement p\
       using unnest(?::bigint[], ?::bigint[]) as n (uid, flags), item i\
       where p.mailbox = ? and p.uid = n.uid and i.id = p.item\
       returning p.mailbox, p.uid, p.item, n.flags, p.saved, p.item_key, p.prefix,\
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
    long[] uids = Uids.deleted(open.view(account, mailbox), only);
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

  private record Step(List<Gone> gone, Optional<MailboxCommit> commit) {}

  private Step step(Connection connection, long account, long mailbox, long[] uids, long flags)
      throws SQLException, Hindrance {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow row = locked.mailbox();
    Flagged messages = Flagged.of(open.locked(connection, row), uids, flags);
    List<Gone> gone = take(connection, owner, row, messages);
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
   */
  static List<Gone> take(Connection connection, AccountRow owner, MailboxRow row, Flagged messages)
      throws SQLException {
    List<Gone> gone = new ArrayList<>(messages.uids().length);
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setObject(1, messages.uids());
      take.setObject(2, messages.flags());
      take.setLong(3, row.id);
      take.setLong(4, owner.account);
      take.setLong(5, owner.stepModseq());
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
