package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.database.Pipeline;

/**
 * Puts expunged messages back where they were expunged from, at the end: a uid that a client was
 * told is gone must not be that of a message again (RFC 9051 §2.3.1.1).
 */
final class ReturnStep {
  /** A placement, a row of the log and a mark each, and the counters'. */
  static final int MOST = 450;

  /** A row of the log tells of many messages: each row is read once, not once for each of them. */
  private static final String LOGGED =
      """
      with logged as materialized (select * from expunge\
       where account = ? and mailbox = ? and modseq = any(?::bigint[]))\
      """;

  private static final String GONE =
      LOGGED
          + """
           select c.modseq, c.uid, n.flags, i.octets + coalesce(length(c.prefix), 0)\
           from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (modseq, uid, flags)\
           join logged c on c.modseq = n.modseq and c.uid = n.uid join item i on i.id = c.item\
      """;
  private static final String UNLESS_ELSEWHERE =
      """
       where not exists (select 1 from placement p join mailbox l on l.id = p.mailbox\
       where p.item = c.item and l.account = c.account and l.removed is null)\
      """;
  private static final String IN_ORDER = " order by c.uid";

  /**
   * Without a key that something has that came meanwhile; of several that had the same, the last
   * one has it again.
   */
  private static final String RETURN =
      LOGGED
          + """
           insert into placement\
           (mailbox, uid, item, modseq, flags, saved, octets, item_key, prefix)\
           select c.mailbox, n.uid, c.item, ?, n.flags, c.saved,\
           i.octets + coalesce(length(c.prefix), 0),\
           case when c.item_key is not null and row_number() over (\
          partition by c.item_key order by c.modseq desc, c.uid desc) = 1\
           and not exists (select 1 from placement k where k.mailbox = c.mailbox\
           and k.item_key = c.item_key) then c.item_key end, c.prefix\
           from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
           as n (old_modseq, old_uid, flags, uid)\
           join logged c on c.modseq = n.old_modseq and c.uid = n.old_uid\
           join item i on i.id = c.item\
      """;

  /** Those who have their own \Seen keep it, as far as it was not cleared away yet. */
  private static final String SEEN =
      """
      insert into mailbox_seen (mailbox, reader, uid, modseq, seen)\
       select s.mailbox, s.reader, n.uid, ?, s.seen\
       from unnest(?::bigint[], ?::bigint[]) as n (old_uid, uid)\
       join mailbox_seen s on s.mailbox = ? and s.uid = n.old_uid\
      """;

  private ReturnStep() {}

  /**
   * An expunge in the change log.
   *
   * @param flags the packed flags that the message gets
   */
  record Expunge(long modseq, long uid, long flags) {}

  /** Which of them come back. */
  enum Which {
    /** All whose items are still there. */
    ALL,
    /** Those that lie in no mailbox of the account. */
    LOST
  }

  /** Brings some back, at most {@value #MOST}; the caller commits. */
  static Growth perform(
      Connection connection,
      Quotas quotas,
      long account,
      long mailbox,
      List<Expunge> expunges,
      Which which)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, account, mailbox);
    AccountRow owner = locked.owner();
    if (locked.mailbox().lacksUids(expunges.size())) {
      throw new RefusedException(MailboxFailure.noMoreUids());
    }
    Growth grown = new Growth(locked.mailbox());
    List<Expunge> back = new ArrayList<>(expunges.size());
    long[] modseqs = expunges.stream().mapToLong(Expunge::modseq).toArray();
    String gone = GONE + (which == Which.LOST ? UNLESS_ELSEWHERE : "") + IN_ORDER;
    try (PreparedStatement select = connection.prepareStatement(gone)) {
      select.setLong(1, account);
      select.setLong(2, mailbox);
      select.setObject(3, modseqs);
      select.setObject(4, modseqs);
      select.setObject(5, expunges.stream().mapToLong(Expunge::uid).toArray());
      select.setObject(6, expunges.stream().mapToLong(Expunge::flags).toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          back.add(new Expunge(row.getLong(1), row.getLong(2), row.getLong(3)));
          grown.add(row.getLong(3), row.getLong(4));
          owner.messages++;
          owner.octets += row.getLong(4);
        }
      }
    }
    if (grown.size() == 0) {
      return grown;
    }
    grown.mailbox.modseq = owner.step();
    long[] oldModseqs = back.stream().mapToLong(Expunge::modseq).toArray();
    long[] oldUids = back.stream().mapToLong(Expunge::uid).toArray();
    long[] newUids = LongStream.rangeClosed(grown.firstUid, grown.lastUid()).toArray();
    Pipeline writes =
        new Pipeline()
            .add(
                RETURN,
                account,
                mailbox,
                oldModseqs,
                owner.step(),
                oldModseqs,
                oldUids,
                back.stream().mapToLong(Expunge::flags).toArray(),
                newUids)
            .add(SEEN, owner.step(), oldUids, newUids, mailbox);
    ChangeLog.placed(writes, List.of(grown.logged()));
    quotas.compare(owner);
    grown.counted(owner);
    MailRows.save(writes, List.of(owner), List.of(grown.mailbox));
    writes.execute(connection);
    return grown;
  }
}
