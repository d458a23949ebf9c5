package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.Stored;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** STORE (RFC 9051 §6.4.6, RFC 7162 §3.1.3). */
final class FlagStore {
  /** Two rows each, and the counters'. */
  private static final int STEP = 499;

  private static final String SELECT =
      """
      select uid, flags, modseq from placement\
       where mailbox = ? and uid = any(?::bigint[]) order by uid\
      """;
  private static final String UPDATE =
      """
      update placement p set flags = n.flags, modseq = ?\
       from unnest(?::bigint[], ?::bigint[]) as n (uid, flags)\
       where p.mailbox = ? and p.uid = n.uid\
      """;

  private final SqlTransactions transactions;
  private final OpenMailboxes open;

  FlagStore(SqlTransactions transactions, OpenMailboxes open) {
    this.transactions = transactions;
    this.open = open;
  }

  /** What is asked of each message. */
  private record Wish(FlagChange change, Flags flags, long unchangedSince) {

    long word(Connection connection, long mailbox) throws SQLException, Hindrance {
      if (flags.keywords().isEmpty()) {
        return Keywords.system(flags);
      }
      Keywords keywords = Keywords.of(connection, mailbox);
      return switch (change) {
        case REMOVE -> keywords.known(flags);
        case REPLACE, ADD ->
            keywords
                .learn(connection, flags)
                .orElseThrow(() -> new Hindrance(new Obstacle.TooManyKeywords()));
      };
    }

    long apply(long before, long word) {
      return switch (change) {
        case REPLACE -> word;
        case ADD -> before | word;
        case REMOVE -> before & ~word;
      };
    }
  }

  Stored store(
      long account,
      long mailbox,
      UidSet wanted,
      FlagChange change,
      Flags flags,
      Optional<Long> unchangedSince)
      throws SQLException, Hindrance {
    long[] uids = Uids.in(open.view(account, mailbox), wanted);
    Wish wish = new Wish(change, flags, unchangedSince.orElse(Long.MAX_VALUE));
    UidSet.Builder modified = new UidSet.Builder();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      Step done = transactions.write(connection -> step(connection, account, mailbox, step, wish));
      done.modified.forEach(modified::add);
      done.commit.ifPresent(commit -> open.committed(List.of(commit)));
    }
    return new Stored(open.view(account, mailbox), modified.build());
  }

  /**
   * What a step did.
   *
   * @param modified the uids it left alone
   */
  private record Step(Optional<MailboxCommit> commit, List<Long> modified) {}

  private static Step step(
      Connection connection, long account, long mailbox, long[] uids, Wish wish)
      throws SQLException, Hindrance {
    record Message(long uid, long flags, long modseq) {}
    List<Message> messages = new ArrayList<>(uids.length);
    Pipeline reading = new Pipeline();
    MailRows.Locking locking = MailRows.locking(reading, account, mailbox);
    reading
        .add(
            row -> messages.add(new Message(row.getLong(1), row.getLong(2), row.getLong(3))),
            SELECT,
            mailbox,
            uids)
        .execute(connection);
    MailRows.Locked locked = locking.locked();
    long word = wish.word(connection, mailbox);
    long[] changed = new long[messages.size()];
    long[] before = new long[messages.size()];
    long[] after = new long[messages.size()];
    List<Long> modified = new ArrayList<>();
    int count = 0;
    for (Message message : messages) {
      if (message.modseq > wish.unchangedSince) {
        modified.add(message.uid);
        continue;
      }
      changed[count] = message.uid;
      before[count] = message.flags;
      after[count] = wish.apply(before[count], word);
      count += after[count] == before[count] ? 0 : 1;
    }
    if (count == 0) {
      return new Step(Optional.empty(), modified);
    }
    MailboxCommit commit =
        write(
            connection,
            locked.owner(),
            locked.mailbox(),
            Arrays.copyOf(changed, count),
            Arrays.copyOf(before, count),
            Arrays.copyOf(after, count));
    return new Step(Optional.of(commit), modified);
  }

  private static MailboxCommit write(
      Connection connection,
      AccountRow owner,
      MailboxRow row,
      long[] uids,
      long[] before,
      long[] after)
      throws SQLException {
    row.modseq = owner.step();
    Pipeline writes = new Pipeline().add(UPDATE, row.modseq, uids, after, row.id);
    ChangeLog.flagged(writes, owner, row, uids, before);
    ViewChange change = new ViewChange();
    for (int i = 0; i < uids.length; i++) {
      row.reflag(before[i], after[i]);
      change.flagged(uids[i], after[i], row.modseq);
    }
    MailRows.save(writes, List.of(owner), List.of(row));
    writes.execute(connection);
    return new MailboxCommit(row, change);
  }
}
