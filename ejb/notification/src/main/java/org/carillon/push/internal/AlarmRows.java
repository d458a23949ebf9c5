package org.carillon.push.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.Statements;

/** The rows of alarms for devices: the last alarm of each object. */
final class AlarmRows {
  /** The due alarms. A claim lasts longer than the delivery to a device. */
  static final DueRows DUE =
      new DueRows("update push_reminder", "id", "due", Duration.ofMinutes(2));

  /** Skips alarms from before the device subscribed, and those it was already notified of. */
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

  /** Deletes alarms that rang two days ago: they are not repeated. */
  private static final String SWEEP =
      "delete from push_reminder where rang < now() - interval '2 days'";

  private AlarmRows() {}

  /**
   * An alarm for a device.
   *
   * @param failures how often the delivery failed
   */
  record Row(long id, long subscription, long account, long mailbox, String key, int failures) {}

  static int rang(Connection connection, long account, long mailbox, String key, Instant at)
      throws SQLException {
    return Statements.update(connection, RANG, mailbox, key, at, account, at);
  }

  /** Claims the first alarm that is due. */
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

  /** Marks an alarm as done: delivered or given up. */
  static int told(Connection connection, long id) throws SQLException {
    return Statements.update(connection, TOLD, id);
  }

  static int failed(Connection connection, long id, Duration rest) throws SQLException {
    return Statements.update(connection, FAILED, rest.toSeconds(), id);
  }

  static int sweep(Connection connection) throws SQLException {
    return Statements.update(connection, SWEEP);
  }
}
