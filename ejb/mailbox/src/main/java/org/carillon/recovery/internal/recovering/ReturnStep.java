package org.carillon.recovery.internal.recovering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.database.Pipeline;
import org.carillon.store.changes.ExpungeRestore;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * Puts expunged messages back into the mailbox from which they were expunged, with new UIDs at its
 * end. A UID that a client was told is gone must not be a message's UID again (RFC 9051 §2.3.1.1).
 */
public final class ReturnStep {
  /** The largest number of messages in a step. Each takes a placement, a log row and a mark. */
  public static final int MOST = 450;

  /** Readers with a separate \Seen keep it, unless it was already cleaned up. */
  private static final String SEEN =
      """
      insert into mailbox_seen (mailbox, reader, uid, modseq, seen)\
       select s.mailbox, s.reader, n.uid, ?, s.seen\
       from unnest(?::bigint[], ?::bigint[]) as n (old_uid, uid)\
       join mailbox_seen s on s.mailbox = ? and s.uid = n.old_uid\
      """;

  private ReturnStep() {}

  /** Brings back some messages, at most {@value #MOST}. The caller commits. */
  public static PlacedRange perform(
      Connection connection,
      Quotas quotas,
      long account,
      long mailbox,
      List<ExpungeRestore.Expunge> expunges,
      ExpungeRestore.Which which)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    if (locked.mailbox().lacksUids(expunges.size())) {
      throw new RefusedException(MailboxFailure.noMoreUids());
    }
    PlacedRange grown = new PlacedRange(locked.mailbox());
    List<ExpungeRestore.Expunge> back = new ArrayList<>(expunges.size());
    for (ExpungeRestore.Gone gone :
        ExpungeRestore.gone(connection, account, mailbox, expunges, which)) {
      back.add(gone.expunge());
      grown.add(gone.expunge().flags(), gone.octets());
      owner.messages++;
      owner.octets += gone.octets();
    }
    if (grown.size() == 0) {
      return grown;
    }
    grown.mailbox.modseq = owner.step();
    long[] oldUids = back.stream().mapToLong(ExpungeRestore.Expunge::uid).toArray();
    long[] newUids = LongStream.rangeClosed(grown.firstUid, grown.lastUid()).toArray();
    Pipeline writes = new Pipeline();
    ExpungeRestore.place(writes, account, mailbox, back, owner.step(), newUids);
    writes.add(SEEN, owner.step(), oldUids, newUids, mailbox);
    ChangeLog.placed(writes, List.of(grown.logged()));
    quotas.compare(owner);
    grown.counted(owner);
    MailRows.save(writes, List.of(owner), List.of(grown.mailbox));
    writes.execute(connection);
    return grown;
  }
}
