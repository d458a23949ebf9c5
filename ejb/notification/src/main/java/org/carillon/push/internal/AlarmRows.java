package org.carillon.push.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.Statements;

/** Alarms of which devices are told: of each object the last that rang. */
final class AlarmRows {
  /** For longer than a device is told in. */
  static final DueRows DUE =
      new DueRows("update push_reminder", "id", "due", Duration.ofMinutes(2));

  /** What rang before a device asked to be told, or was told already, is no news for it. */
  private static final String RANG =
      """
      insert into push_reminder as r (subscription, account, mailbox, key, rang, due)
      select s.id, s.account, ?, ?, ?, now() from push_subscription s
      where s.account = ? and s.reminders and s.since <= ?
      on conflict (subscription, mailbox, key) do update
        set rang = excluded.rang, account = excluded.account, due = now(), failures = 0
        where excluded.rang > r.rang or excluded.account <> r.account
      """;

  private static final String TOLD = "update push_reminder set due = null where id = ?";

  private static final String FAILED =
      "update push_reminder set failures = failures + 1, due = now() + ? * interval '1 second'"
          + " where id = ?";

  /** Nobody tells of them again: what rang a day ago is no reminder any more. */
  private static final String SWEEP =
      "delete from push_reminder where rang < now() - interval '2 days'";

  private AlarmRows() {}

  /**
   * An alarm for a device.
   *
   * @param failures how often it could not be told
   */
  record Row(long id, long subscription, long account, long mailbox, String key, int failures) {}

  static int rang(Connection connection, long account, long mailbox, String key, Instant at)
      throws SQLException {
    return Statements.update(connection, RANG, mailbox, key, at, account, at);
  }

  /** Takes the one that is to be told first. */
  static Optional<Row> claim(Connection connection) throws SQLException {
    return DUE.claim(
        connection,
        row ->
            new Row(
                row.getLong("id"),
                row.getLong("subscription"),
                row.getLong("account"),
                row.getLong("mailbox"),
                row.getString("key"),
                row.getInt("failures")));
  }

  /** It is told, or is not to be told any more. */
  static int told(Connection connection, long id) throws SQLException {
    return Statements.update(connection, TOLD, id);
  }

  /** Tries it once more, later. */
  static int failed(Connection connection, long id, Duration rest) throws SQLException {
    return Statements.update(connection, FAILED, rest.toSeconds(), id);
  }

  static int sweep(Connection connection) throws SQLException {
    return Statements.update(connection, SWEEP);
  }
}
