package org.carillon.calendar.internal.reminding;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.store.rows.SingleStatements;

/** The reminders in the database, and the state of the calendars from which they were taken. */
final class ReminderRows {
  static final DueRows CALENDARS =
      new DueRows("update calendar_reminder_state", "mailbox", "due", Duration.ofMinutes(10));

  static final DueRows MESSAGES =
      new DueRows("update calendar_reminder", "id", "due", Duration.ofMinutes(5));

  private static final String FOUND =
      """
      insert into calendar_reminder_state (mailbox, modseq, due)
      select m.id, -1, now() from mailbox m where m.kind = 'CALENDAR' and m.removed is null
        and not m.mirror and m.messages > 0
        and not exists (select 1 from calendar_reminder_state s where s.mailbox = m.id)
      limit 1000 on conflict do nothing
      """;

  private static final String CHANGED =
      """
      update calendar_reminder_state s set due = now() from mailbox m
      where m.id = s.mailbox and s.due is null and m.modseq <> s.modseq and m.removed is null
      """;

  private static final String OWNER =
      "select account, modseq from mailbox where id = ? and removed is null and not mirror";

  private static final String SETTLED =
      """
      update calendar_reminder_state set modseq = ?, state = ?,
        due = case when ? then now() end where mailbox = ?
      """;

  private static final String FORGET = "delete from calendar_reminder_state where mailbox = ?";

  private static final String KEEP =
      """
      insert into calendar_reminder as r (account, mailbox, key, rings, due) values (?, ?, ?, ?, ?)
      on conflict (mailbox, key) do update set rings = excluded.rings, due = excluded.due
      """;

  private static final String DROP = "delete from calendar_reminder where mailbox = ? and key = ?";

  private static final String RUNG =
      """
      select r.mailbox, r.key from calendar_reminder r
      join mailbox m on m.id = r.mailbox and m.removed is null
      where r.account = ? and r.rings <= now() order by r.rings limit ?
      """;

  private static final String NEXT =
      """
      select min(r.rings) from calendar_reminder r
      join mailbox m on m.id = r.mailbox and m.removed is null
      where r.account = ? and r.rings > now()
      """;

  private static final String WRITTEN =
      "update calendar_reminder set written = ? where id = ? and (written is null or written < ?)";

  private static final String LATER = "update calendar_reminder set due = ? where id = ?";

  private final SqlTransactions transactions;
  private final SingleStatements statements;

  ReminderRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.statements = new SingleStatements(transactions);
  }

  /**
   * A calendar in which something changed.
   *
   * @param state the state since which it changed, or empty to read all objects
   */
  record Calendar(long mailbox, String state) {}

  /**
   * The owner of a calendar.
   *
   * @param modseq the modification sequence of the last change in the calendar
   */
  record Owner(long account, long modseq) {}

  /**
   * A reminder.
   *
   * @param written the time up to which messages about its alarms were written
   */
  record Row(long id, long account, long mailbox, String key, Optional<Instant> written) {}

  /** Records the calendars in which something changed. */
  void notice() throws SQLException {
    int _ = statements.update(FOUND);
    int _ = statements.update(CHANGED);
  }

  /** Processes the next changed calendar, and returns false if nothing changed in any. */
  boolean workOnCalendar(DueRows.Work<Calendar, SQLException> looking) throws SQLException {
    return CALENDARS.work(
        transactions, row -> new Calendar(row.getLong("mailbox"), row.getString("state")), looking);
  }

  /** Returns the owner of a calendar, or empty if the calendar is gone. */
  Optional<Owner> owner(long mailbox) throws SQLException {
    return statements
        .query(row -> new Owner(row.getLong(1), row.getLong(2)), OWNER, mailbox)
        .stream()
        .findFirst();
  }

  /**
   * Records that the changes of a calendar were processed.
   *
   * @param modseq the calendar's modification sequence when it was read
   * @param more whether there are further changes
   */
  void settled(long mailbox, long modseq, String state, boolean more) throws SQLException {
    int _ = statements.update(SETTLED, modseq, state, more, mailbox);
  }

  void forget(long mailbox) throws SQLException {
    int _ = statements.update(FORGET, mailbox);
  }

  /**
   * Stores when an object's alarms ring.
   *
   * @param rings the first alarm that nobody has acknowledged
   * @param due the next alarm about which mail may be written
   */
  void keep(long account, long mailbox, String key, Optional<Instant> rings, Optional<Instant> due)
      throws SQLException {
    int _ = statements.update(KEEP, account, mailbox, key, stamp(rings), stamp(due));
  }

  void drop(long mailbox, String key) throws SQLException {
    int _ = statements.update(DROP, mailbox, key);
  }

  /** Returns an account's alarms that rang and that nobody has acknowledged. */
  List<Row> rung(long account, int most) throws SQLException {
    return statements.query(
        row -> new Row(0, account, row.getLong(1), row.getString(2), Optional.empty()),
        RUNG,
        account,
        most);
  }

  Optional<Instant> next(long account) throws SQLException {
    return statements
        .query(row -> Optional.ofNullable(row.getTimestamp(1)), NEXT, account)
        .getFirst()
        .map(Timestamp::toInstant);
  }

  /** Has a message written about the next alarm that rang, and returns false if none did. */
  boolean workOnMessage(DueRows.Work<Row, IOException> writing) throws SQLException, IOException {
    return MESSAGES.work(transactions, ReminderRows::row, writing);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("account"),
        row.getLong("mailbox"),
        row.getString("key"),
        Statements.instant(row, "written"));
  }

  /** Records, in the caller's transaction, that a message about an alarm was written. */
  static void written(Connection connection, long id, Instant at) throws SQLException {
    try (var update = connection.prepareStatement(WRITTEN)) {
      update.setTimestamp(1, Timestamp.from(at));
      update.setLong(2, id);
      update.setTimestamp(3, Timestamp.from(at));
      update.executeUpdate();
    }
  }

  void later(long id, Optional<Instant> due) throws SQLException {
    int _ = statements.update(LATER, stamp(due), id);
  }

  private static Timestamp stamp(Optional<Instant> when) {
    return when.map(Timestamp::from).orElse(null);
  }
}
