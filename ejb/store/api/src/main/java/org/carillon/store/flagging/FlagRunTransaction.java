package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.PendingRuns;
import org.carillon.store.index.FlagRun;
import org.carillon.store.index.IndexView;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.ViewChange;

/**
 * A flag change of many messages in one transaction, which writes a row for each run of
 * neighbouring messages instead of each message. Used once.
 */
final class FlagRunTransaction {
  /** The most rows it writes, besides the counters. */
  private static final int MOST_RUNS = 990;

  /** The largest UID distance between neighbours that one {@link ChangeLog.Was} covers. */
  private static final int NEAR = 100;

  private final FlagRequest request;
  private final List<FlagRun> runs = new ArrayList<>();
  private final List<ChangeLog.Was> was = new ArrayList<>();
  private final UidSet.Builder modified = new UidSet.Builder();
  private long first;
  private long last;
  private long pending;

  FlagRunTransaction(FlagRequest request) {
    this.request = request;
  }

  /**
   * The result of the transaction.
   *
   * @param upTo the index after the last message examined
   * @param modified the messages left alone, since they were changed after the modseq that the
   *     client gave
   * @param pending the number of runs that the mailbox's placements do not show yet
   */
  record Outcome(int upTo, UidSet modified, List<MailboxCommit> commits, long pending) {}

  /**
   * Changes messages and commits.
   *
   * @param uids the UIDs in ascending order
   * @param from the index of the first one to examine
   */
  Outcome write(
      Connection connection, OpenMailboxes open, long account, long mailbox, long[] uids, int from)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    MailboxRow row = locked.mailbox();
    IndexView view = open.locked(connection, row);
    long word = request.word(connection, mailbox);
    long modseq = locked.owner().stepModseq();
    int next = from;
    int follows = -1;
    int changed = -2;
    for (; next < uids.length && runs.size() < MOST_RUNS; next++) {
      int index = view.indexOf(uids[next]);
      if (index < 0) {
        continue;
      }
      if (view.modseq(index) > request.unchangedSince()) {
        modified.add(uids[next]);
        continue;
      }
      if (index != follows) {
        end(modseq, word);
      }
      follows = index + 1;
      long before = view.flags(index);
      long after = request.apply(before, word);
      if (after != before) {
        row.reflag(before, after);
        note(uids[next], before, index == changed + 1);
        changed = index;
      }
    }
    end(modseq, word);
    if (runs.isEmpty()) {
      return new Outcome(next, modified.build(), List.of(), 0);
    }
    row.modseq = locked.owner().step();
    Pipeline writes = new Pipeline();
    ChangeLog.reflagged(writes, row, runs, was);
    MailRows.save(writes, List.of(locked.owner()), List.of(row));
    PendingRuns.count(writes, account, mailbox, count -> pending = count);
    writes.commit(connection);
    ViewChange change = new ViewChange();
    runs.forEach(change::reflagged);
    return new Outcome(next, modified.build(), List.of(new MailboxCommit(row, change)), pending);
  }

  /**
   * Adds a changed message to the run.
   *
   * @param next true if it is the neighbour of the message before
   */
  private void note(long uid, long before, boolean next) {
    first = first == 0 ? uid : first;
    last = uid;
    ChangeLog.Was group = was.isEmpty() ? null : was.getLast();
    if (group != null
        && next
        && group.run() == first
        && group.flags() == before
        && uid - group.last() <= NEAR) {
      was.set(was.size() - 1, new ChangeLog.Was(first, group.first(), uid, before));
    } else {
      was.add(new ChangeLog.Was(first, uid, uid, before));
    }
  }

  private void end(long modseq, long word) {
    if (first != 0) {
      runs.add(new FlagRun(first, last, modseq, request.set(word), request.cleared(word)));
      first = 0;
    }
  }
}
