package org.carillon.push.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.database.Statements;
import org.carillon.push.PushTopic;

final class PushRows {
  /** The due devices. A claim lasts longer than the delivery to a device. */
  static final DueRows DUE =
      new DueRows("update push_subscription", "id", "due", Duration.ofMinutes(2));

  private static final String ALL =
      "select * from push_subscription where account = ? order by since desc, id desc limit 100";

  /** Serializes additions, so that the maximum holds. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String PUT =
      """
      insert into push_subscription as s
        (account, endpoint, public_key, secret, device, detailed, since, told_uid, failures)
      select ?, ?, ?, ?, ?, ?, now(), coalesce((select uidnext - 1 from mailbox
        where account = ? and name = 'INBOX' and removed is null), 0), 0
      where (select count(*) from push_subscription where account = ? and endpoint <> ?) < ?
      on conflict (endpoint) do update set account = excluded.account,
        public_key = excluded.public_key, secret = excluded.secret, device = excluded.device,
        detailed = excluded.detailed, failures = 0, due = null,
        since = case when s.account = excluded.account then s.since else excluded.since end,
        told = case when s.account = excluded.account then s.told end,
        mail = s.mail or s.account <> excluded.account,
        reminders = s.reminders or s.account <> excluded.account,
        told_uid = case when s.account = excluded.account then s.told_uid
          else excluded.told_uid end
      returning *
      """;

  private static final String DETAIL =
      "update push_subscription set detailed = ? where account = ? and id = ? returning *";

  /** Marks devices. Mail that came while notifications were off is not reported. */
  private static final String MAIL =
      """
      update push_subscription s set mail = ?, due = null, told_uid = coalesce((
        select uidnext - 1 from mailbox where account = s.account and name = 'INBOX'
          and removed is null), told_uid)
      where account = ? and id = ? returning *
      """;

  private static final String REMINDERS =
      "update push_subscription set reminders = ? where account = ? and id = ? returning *";

  private static final String ONE = "select * from push_subscription where account = ? and id = ?";

  private static final String END =
      "delete from push_subscription where account = ? and id = ? returning *";

  private static final String END_ALL = "delete from push_subscription where account = ?";

  /** Waits for the end of a burst, and leaves 30 seconds between notifications. */
  private static final String NOTICE =
      """
      update push_subscription s
      set due = greatest(now() + interval '3 seconds', s.told + interval '30 seconds')
      from mailbox m where m.account = s.account and m.name = 'INBOX' and m.removed is null
        and s.mail and s.due is null and m.uidnext - 1 <> s.told_uid
      """;

  private static final String TOLD =
      """
      update push_subscription set due = null, told_uid = ?, failures = 0,
        told = case when ? then now() else told end where id = ?
      """;

  private static final String FAILED =
      "update push_subscription set failures = failures + 1, due = now() + ? * interval '1 second'"
          + " where id = ?";

  private static final String DROP = "delete from push_subscription where id = ?";

  private PushRows() {}

  /**
   * A device.
   *
   * @param told when it was last notified
   * @param toldUid the last UID of the inbox that was reported to it or was there before
   * @param failures how often in a row the delivery failed
   */
  record Row(
      long id,
      long account,
      String endpoint,
      byte[] key,
      byte[] secret,
      String device,
      boolean detailed,
      Set<PushTopic> topics,
      Instant since,
      Optional<Instant> told,
      long toldUid,
      int failures) {}

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("account"),
        row.getString("endpoint"),
        row.getBytes("public_key"),
        row.getBytes("secret"),
        row.getString("device"),
        row.getBoolean("detailed"),
        topics(row.getBoolean("mail"), row.getBoolean("reminders")),
        Statements.instant(row, "since").orElseThrow(),
        Statements.instant(row, "told"),
        row.getLong("told_uid"),
        row.getInt("failures"));
  }

  private static Set<PushTopic> topics(boolean mail, boolean reminders) {
    Set<PushTopic> topics = EnumSet.noneOf(PushTopic.class);
    if (mail) {
      topics.add(PushTopic.MAIL);
    }
    if (reminders) {
      topics.add(PushTopic.REMINDERS);
    }
    return topics;
  }

  static List<Row> all(Connection connection, long account) throws SQLException {
    return Statements.rows(connection, PushRows::read, ALL, account);
  }

  /** Adds or replaces a device; empty if the account has too many. */
  static Optional<Row> put(Connection connection, Row wanted, int most) throws SQLException {
    long account = wanted.account();
    new Pipeline().add(row -> {}, LOCK, account).execute(connection);
    return Statements.first(
        connection,
        PushRows::read,
        PUT,
        account,
        wanted.endpoint(),
        wanted.key(),
        wanted.secret(),
        wanted.device(),
        wanted.detailed(),
        account,
        account,
        wanted.endpoint(),
        most);
  }

  static Optional<Row> detail(Connection connection, long account, long id, boolean detailed)
      throws SQLException {
    return Statements.first(connection, PushRows::read, DETAIL, detailed, account, id);
  }

  static Optional<Row> tell(
      Connection connection, long account, long id, PushTopic topic, boolean tells)
      throws SQLException {
    String statement =
        switch (topic) {
          case MAIL -> MAIL;
          case REMINDERS -> REMINDERS;
        };
    return Statements.first(connection, PushRows::read, statement, tells, account, id);
  }

  /** Returns a device of an account; empty if it is no longer the account's. */
  static Optional<Row> one(Connection connection, long account, long id) throws SQLException {
    return Statements.first(connection, PushRows::read, ONE, account, id);
  }

  static Optional<Row> end(Connection connection, long account, long id) throws SQLException {
    return Statements.first(connection, PushRows::read, END, account, id);
  }

  static int endAll(Connection connection, long account) throws SQLException {
    return Statements.update(connection, END_ALL, account);
  }

  static int notice(Connection connection) throws SQLException {
    return Statements.update(connection, NOTICE);
  }

  /** Claims the first device that is due. */
  static Optional<Row> claim(Connection connection) throws SQLException {
    return DUE.claim(connection, PushRows::read);
  }

  /** Notes the last UID that a device knows, and whether it was notified. */
  static int told(Connection connection, long id, long uid, boolean isTold) throws SQLException {
    return Statements.update(connection, TOLD, uid, isTold, id);
  }

  static int failed(Connection connection, long id, Duration rest) throws SQLException {
    return Statements.update(connection, FAILED, rest.toSeconds(), id);
  }

  /** Deletes a device that its push service no longer knows. */
  static int drop(Connection connection, long id) throws SQLException {
    return Statements.update(connection, DROP, id);
  }
}
