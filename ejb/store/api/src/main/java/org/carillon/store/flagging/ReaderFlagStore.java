package org.carillon.store.flagging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.ReaderView;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.AccessedMailbox;

/**
 * Implements STORE in a mailbox where a reader has a {@code \Seen} flag of their own. The shared
 * flags and the reader's marks change together and are compared under the account's lock (RFC 7162
 * §3.1.3).
 */
public final class ReaderFlagStore {
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final ReaderViews views;

  public ReaderFlagStore(SqlTransactions transactions, OpenMailboxes open, ReaderViews views) {
    this.transactions = transactions;
    this.open = open;
    this.views = views;
  }

  /**
   * The flag change of a STORE in such a mailbox.
   *
   * @param common the change of the shared flags
   * @param seen true to mark messages as seen, false to unmark them; empty if the reader's marks
   *     stay
   */
  public record Request(FlagRequest common, Optional<Boolean> seen) {}

  private record Changed(
      List<Long> modified, List<MailboxCommit> commits, Optional<MailboxRow> marked) {}

  /**
   * Changes messages, in steps of one transaction each.
   *
   * @return the UIDs that were left alone, since they were changed after the modseq that the client
   *     gave
   */
  public UidSet store(
      AccessedMailbox place, long mailbox, long reader, UidSet wanted, Request request)
      throws SQLException, RefusedException {
    MailboxView shown = views.of(place, mailbox, reader);
    long[] uids = Uids.in(ReaderView.base(shown), wanted);
    UidSet.Builder modified = new UidSet.Builder();
    for (int from = 0; from < uids.length; from += ReaderViews.STEP) {
      long[] some = Uids.step(uids, from, ReaderViews.STEP);
      Changed changed =
          transactions.write(
              connection -> store(connection, place, mailbox, reader, some, request));
      open.committed(changed.commits());
      changed.marked().ifPresent(row -> open.annotated(row.account, row.id, row.modseq));
      changed.modified().forEach(modified::add);
    }
    return modified.build();
  }

  private Changed store(
      Connection connection,
      AccessedMailbox place,
      long mailbox,
      long reader,
      long[] uids,
      Request request)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, place.owner(), mailbox);
    IndexView base = open.locked(connection, locked.mailbox());
    MailboxView shown = views.locked(connection, place, base, reader);
    Reflagging common = new Reflagging(place.owner(), base);
    LongPredicate changed = uid -> isChanged(shown, uid, request.common().unchangedSince());
    List<Long> modified = LongStream.of(uids).filter(changed).boxed().toList();
    long[] free = LongStream.of(uids).filter(changed.negate()).toArray();
    common.apply(free, request.common(), request.common().word(connection, mailbox));
    long[] marks = request.seen().map(seen -> unlike(shown, free, seen)).orElse(new long[0]);
    if (common.isEmpty() && marks.length == 0) {
      // Committing would sync to the disk even though only locks were taken.
      connection.rollback();
      return new Changed(modified, List.of(), Optional.empty());
    }
    List<MailboxCommit> commits =
        common.isEmpty() ? List.of() : FlagStatement.write(connection, List.of(common));
    return new Changed(
        modified,
        commits,
        marks.length == 0
            ? Optional.empty()
            : Optional.of(
                ReaderViews.mark(
                    connection, place.owner(), mailbox, reader, marks, request.seen().get())));
  }

  private static boolean isChanged(MailboxView shown, long uid, long since) {
    int index = shown.indexOf(uid);
    return index >= 0 && shown.modseq(index) > since;
  }

  /** Returns the messages that exist and do not have the wanted mark already. */
  private static long[] unlike(MailboxView shown, long[] uids, boolean seen) {
    return LongStream.of(uids)
        .filter(uid -> shown.indexOf(uid) >= 0)
        .filter(uid -> Flag.SEEN.in(shown.flags(shown.indexOf(uid))) != seen)
        .toArray();
  }
}
