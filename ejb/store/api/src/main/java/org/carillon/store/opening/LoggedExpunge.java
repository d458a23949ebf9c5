package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.carillon.database.Pipeline;
import org.carillon.store.index.Flagged;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.Counted;
import org.carillon.store.rows.MailboxRow;

/**
 * Messages that leave a mailbox (EXPUNGE, MOVE). One row of the change log holds all of them as
 * they were, so that they can be brought back.
 *
 * @param owner the mailbox's account, which is locked
 * @param mailbox the mailbox
 * @param messages the messages that leave, which all exist; at least one
 */
public record LoggedExpunge(AccountRow owner, MailboxRow mailbox, Flagged messages) {
  /** Deletes and logs in one statement, so that no row travels between database and server. */
  private static final String LEAVE =
      """
      with gone as (delete from placement where mailbox = ? and uid = any(?::bigint[])\
       returning uid, item, thread, saved, octets, item_key, prefix),\
       logged as (insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at,\
       uids, items, was_flags, saves, item_keys, prefixes)\
       select ?, ?, ?, min(uid), max(uid), 3, now(), array_agg(uid), array_agg(item), ?::bigint[],\
       array_agg(saved), case when count(item_key) > 0 then array_agg(item_key) end,\
       case when count(prefix) > 0 then array_agg(prefix) end\
       from (select * from gone order by uid) as ordered having count(*) > 0)\
      """;

  /** The messages that leave in a move within the mailbox, passed as 0, gave up their keys. */
  private static final String ARRIVE =
      """
      , placed as (insert into placement\
       (mailbox, uid, item, thread, modseq, flags, saved, octets, item_key, prefix)\
       select ?, ? + row_number() over (order by uid) - 1, item, thread, ?,\
       (?::bigint[])[row_number() over (order by uid)],\
       timestamptz 'epoch' + ? * interval '1 millisecond', octets,\
       case when ?::bigint = 0 or item_key is not null and not exists (select 1 from placement t\
       where t.mailbox = ? and t.item_key = gone.item_key) then item_key end, prefix from gone)\
      """;

  private static final String COUNT = " select count(*), coalesce(sum(octets), 0) from gone";

  private static final String TAKE = LEAVE + COUNT;
  private static final String MOVE = LEAVE + ARRIVE + COUNT;

  /**
   * Removes the messages from the mailbox and subtracts them from its counters. The caller must
   * update the account's counters.
   *
   * @return the octets of the messages
   */
  public long take(Connection connection) throws SQLException {
    return depart(
        connection,
        TAKE,
        mailbox.id,
        messages.uids(),
        owner.account,
        owner.step(),
        mailbox.id,
        messages.flags());
  }

  /**
   * Removes the messages as {@link #take} does and places them in another mailbox, with their keys
   * unless an item there has them.
   *
   * @param arriving their UIDs and flags there, in the same order
   * @return the octets of the messages, which are not added to the counters there yet
   */
  public long moveTo(PlacedRange arriving, Connection connection) throws SQLException {
    return depart(
        connection,
        MOVE,
        mailbox.id,
        messages.uids(),
        owner.account,
        owner.step(),
        mailbox.id,
        messages.flags(),
        arriving.mailbox.id,
        arriving.firstUid,
        arriving.mailbox.modseq,
        arriving.flags(),
        Instant.now().toEpochMilli(),
        arriving.mailbox.id == mailbox.id ? 0L : arriving.mailbox.id,
        arriving.mailbox.id);
  }

  private long depart(Connection connection, String statement, Object... values)
      throws SQLException {
    Counted counted = new Counted();
    new Pipeline().add(counted, statement, values).execute(connection);
    long octets = counted.octetsOf(messages.size());
    mailbox.modseq = owner.step();
    for (long flags : messages.flags()) {
      mailbox.leave(flags, 0);
    }
    mailbox.octets -= octets;
    return octets;
  }
}
