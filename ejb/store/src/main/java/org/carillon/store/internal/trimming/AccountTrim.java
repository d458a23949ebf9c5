package org.carillon.store.internal.trimming;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.store.AttachedRows;
import org.carillon.store.flagging.UnusedKeywords;
import org.carillon.store.internal.trimming.TrimMeters.Thing;
import org.carillon.task.TaskRows;

/** A step of trimming an account: at most {@value #STEP} rows of one kind, under its lock. */
final class AccountTrim {
  private static final int STEP = 900;

  private static final String LOCK =
      """
      select a.domain, a.closed_at, a.log_from, a.freed_to,\
       exists (select 1 from hold h where h.account = a.account and h.mailbox = 0),\
       exists (select 1 from hold h where h.account = a.account)\
       from mail_account a where a.account = ? for update of a\
      """;

  /**
   * The oldest rows of the log, if old enough. For deletion from the first row on: a restoration
   * restarts the log's history, and leaves older rows that can be undeleted until their window
   * ends.
   */
  private static final String OLDEST =
      """
      with oldest as (select modseq, mailbox, uid from (\
      select modseq, mailbox, uid, at from mail_change where account = ? and modseq >= ?\
       order by modseq, mailbox, uid limit 900) as beginning where at < ?),\
      """;

  private static final String DELETE_CHANGES =
      OLDEST
          + """
           gone as (delete from mail_change c using oldest o where c.account = ?\
           and c.modseq = o.modseq and c.mailbox = o.mailbox and c.uid = o.uid)\
           select count(*), max(modseq) from oldest\
          """;

  /** The keys stay: they tell clients that request changes which items are gone. */
  private static final String FREE_EXPUNGES =
      OLDEST
          + """
           freed as (update mail_change c set items = null, was_flags = null, saves = null,\
           prefixes = null\
           from oldest o where c.account = ? and c.modseq = o.modseq and c.mailbox = o.mailbox\
           and c.uid = o.uid and c.items is not null\
           and not exists (select 1 from hold h where h.account = c.account and h.mailbox = c.mailbox)\
           returning cardinality(c.uids) as messages)\
           select (select coalesce(sum(messages), 0) from freed), max(modseq), count(*) from oldest\
          """;

  private static final String REMOVED_MAILBOX =
      """
      select id from mailbox m where account = ? and removed is not null\
       and (removed < ? and restoring is null or restoring is not null and not\
      """
          + " "
          + TaskRows.isGoing("m.restoring")
          + """
          )\
           and not exists (select 1 from hold h where h.account = m.account and h.mailbox = m.id) limit 1\
          """;

  /** A mailbox that is being emptied cannot be brought back, and its counters no longer count. */
  private static final String BEGIN_TO_EMPTY =
      "update mailbox set removed = 'epoch' where id = ? and removed > 'epoch'";

  private static final String DELETE_SEEN =
      """
      delete from mailbox_seen where (mailbox, reader, uid) in\
       (select mailbox, reader, uid from mailbox_seen where mailbox = ? limit\
      """
          + " "
          + STEP
          + ")";
  private static final String DELETE_PLACEMENTS =
      """
      delete from placement where mailbox = ? and uid in (\
      select uid from placement where mailbox = ? order by uid limit 900)\
      """;
  private static final String REMOVE_MAILBOXES =
      """
      update mailbox set removed = ?, restoring = null where id in (\
      (select id from mailbox where account = ? and removed is null limit 450)\
       union all (select id from mailbox\
       where account = ? and removed is not null and restoring is not null limit 450))\
      """;
  private static final String DELETE_LOG =
      """
      delete from mail_change where (account, modseq, mailbox, uid) in (\
      select account, modseq, mailbox, uid from mail_change where account = ?\
       order by account, modseq, mailbox, uid limit 900)\
      """;

  /** The account's marks in others' mailboxes: found by each mailbox that has readers' marks. */
  private static final String DELETE_READ =
      """
      with recursive shared (mailbox) as (select min(mailbox) from mailbox_seen\
       union all select (select min(s.mailbox) from mailbox_seen s\
       where s.mailbox > shared.mailbox) from shared where shared.mailbox is not null)\
       delete from mailbox_seen where (mailbox, reader, uid) in (\
      select s.mailbox, s.reader, s.uid from shared\
       join mailbox_seen s on s.mailbox = shared.mailbox and s.reader = ? limit 900)\
      """;

  private static final String DELETE_THREAD_KEYS =
      """
      delete from thread_key where (account, key) in (\
      select account, key from thread_key where account = ? limit 900)\
      """;

  private final Connection connection;
  private final TrimMeters meters;
  private final RetentionPeriods periods;
  private final Above above;
  private final long account;
  private final Instant now;

  AccountTrim(
      Connection connection,
      TrimMeters meters,
      RetentionPeriods periods,
      Above above,
      long account,
      Instant now) {
    this.connection = connection;
    this.meters = meters;
    this.periods = periods;
    this.above = above;
    this.account = account;
    this.now = now;
  }

  /** The columns of the account's row, which is locked. */
  private record Locked(
      long domain,
      Optional<Instant> closed,
      long logFrom,
      long freedTo,
      boolean held,
      boolean partlyHeld) {}

  /**
   * Does one step.
   *
   * @param forgotten true if the account itself is gone for good, so that everything is removed
   * @return whether there may be more to do
   */
  boolean step(boolean forgotten) throws SQLException {
    Optional<Locked> found = lock();
    if (found.isEmpty() || found.get().held) {
      return false;
    }
    Locked row = found.get();
    if (forgotten && row.closed.isPresent() && !row.partlyHeld) {
      return clear(row);
    }
    Instant undeletable = now.minus(periods.undelete(row.domain, account));
    Instant history = now.minus(periods.history());
    Instant untold = history.isBefore(undeletable) ? history : undeletable;
    return (!row.partlyHeld && deleteChanges(row, untold))
        || (undeletable.isAfter(untold) && freeExpunges(row, undeletable))
        || clearMailbox(undeletable);
  }

  /** Frees keywords that no message in these mailboxes has any more. */
  void freeKeywords(List<Long> mailboxes) throws SQLException {
    Optional<Locked> row = lock();
    if (row.isPresent() && !row.get().held) {
      new UnusedKeywords(connection, account).free(mailboxes);
    }
  }

  private Optional<Locked> lock() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Locked(
                row.getLong(1),
                Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                row.getLong(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getBoolean(6)));
      }
    }
  }

  private boolean deleteChanges(Locked row, Instant before) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_CHANGES)) {
      setOldest(delete, 0, before);
      try (ResultSet result = delete.executeQuery()) {
        result.next();
        int deleted = result.getInt(1);
        if (deleted > 0) {
          note("log_from", Math.max(row.logFrom, result.getLong(2)));
        }
        meters.count(Thing.CHANGES, deleted);
        return deleted == STEP;
      }
    }
  }

  private boolean freeExpunges(Locked row, Instant before) throws SQLException {
    try (PreparedStatement free = connection.prepareStatement(FREE_EXPUNGES)) {
      setOldest(free, row.freedTo, before);
      try (ResultSet result = free.executeQuery()) {
        result.next();
        long upTo = result.getLong(2);
        meters.count(Thing.EXPUNGES, result.getLong(1));
        // If rows of one modseq fill the step, the next step continues at the following modseq.
        boolean full = result.getInt(3) == STEP;
        if (upTo > row.freedTo) {
          note("freed_to", upTo);
        } else if (full) {
          note("freed_to", upTo + 1);
        }
        return full;
      }
    }
  }

  private void setOldest(PreparedStatement statement, long from, Instant before)
      throws SQLException {
    statement.setLong(1, account);
    statement.setLong(2, from);
    statement.setObject(3, before.atOffset(ZoneOffset.UTC));
    statement.setLong(4, account);
  }

  private void note(String column, long modseq) throws SQLException {
    execute("update mail_account set " + column + " = ? where account = ?", modseq, account);
  }

  /** Empties a mailbox that was removed before the given time, and deletes it when empty. */
  private boolean clearMailbox(Instant before) throws SQLException {
    long mailbox;
    try (PreparedStatement select = connection.prepareStatement(REMOVED_MAILBOX)) {
      select.setLong(1, account);
      select.setObject(2, before.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        mailbox = row.getLong(1);
      }
    }
    execute(BEGIN_TO_EMPTY, mailbox);
    int deleted = execute(DELETE_PLACEMENTS, mailbox, mailbox);
    meters.count(Thing.PLACEMENTS, deleted);
    if (deleted < STEP && execute(DELETE_SEEN, mailbox) < STEP) {
      execute("delete from mailbox_keyword where mailbox = ?", mailbox);
      for (AttachedRows rows : above.attached()) {
        rows.mailboxGoes(connection, mailbox);
      }
      execute("delete from mailbox where id = ?", mailbox);
      meters.count(Thing.MAILBOXES, 1);
    }
    return true;
  }

  /** Removes everything that the account had, and finally its row. */
  private boolean clear(Locked row) throws SQLException {
    OffsetDateTime closed = row.closed.orElseThrow().atOffset(ZoneOffset.UTC);
    if (execute(REMOVE_MAILBOXES, closed, account, account) > 0 || clearMailbox(now)) {
      return true;
    }
    int changes = execute(DELETE_LOG, account);
    meters.count(Thing.CHANGES, changes);
    if (changes > 0
        || execute(DELETE_THREAD_KEYS, account) > 0
        || execute(DELETE_READ, account) > 0) {
      return true;
    }
    for (AttachedRows rows : above.attached()) {
      rows.accountGoes(connection, account);
    }
    execute("delete from mail_account where account = ?", account);
    meters.count(Thing.ACCOUNTS, 1);
    return false;
  }

  private int execute(String statement, Object... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }
}
