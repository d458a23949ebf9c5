package org.carillon.calendar.internal.subscribed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.calendar.CalendarSubscription;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.policy.fetch.Validators;
import org.carillon.store.rows.SingleStatements;

/** Subscriptions in the database. */
final class SubscriptionRows {
  /** How soon after a look it is looked again because somebody asks for it. */
  static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

  static final Duration MOST_EVERY = Duration.ofDays(7);

  private static final DueRows DUE =
      new DueRows("update calendar_subscription", "mailbox", "due", Duration.ofMinutes(30));

  private static final String LIST =
      """
      select s.* from calendar_subscription s join mailbox m on m.id = s.mailbox
      where s.account = ? and m.removed is null order by m.name
      """;

  private static final String ADD =
      """
      with made as (update mailbox set mirror = true where id = ? and account = ?
        and removed is null and messages = 0 and (select count(*) from calendar_subscription s
          join mailbox o on o.id = s.mailbox where s.account = ? and o.removed is null) < ?
        returning id, account)
      insert into calendar_subscription (mailbox, account, address, due, every)
        select id, account, ?, now(), ? from made
      """;

  private static final String SOON =
      """
      update calendar_subscription set due = now() where mailbox = ? and account = ?
        and (asked is null or asked < now() - ? * interval '1 second')
      """;

  private static final String KEPT =
      """
      update calendar_subscription set asked = now(), fetched = now(), every = ?,
        due = now() + ? * interval '1 second', etag = ?, modified = ?, digest = ?,
        failures = 0, fault = '', status = 0 where mailbox = ? and address = ?
      """;

  private static final String SAME =
      """
      update calendar_subscription set asked = now(), fetched = now(),
        due = now() + every * interval '1 second', failures = 0, fault = '', status = 0
      where mailbox = ? and address = ?
      """;

  /** Twice as long each time, up to a week; never sooner than it would have been. */
  private static final String FAILED =
      """
      update calendar_subscription set asked = now(), failures = failures + 1, fault = ?,
        status = ?, due = now() + least(every * power(2, least(failures, 12)), ?)
          * interval '1 second'
      where mailbox = ? and address = ?
      """;

  private static final String PUT_OFF =
      "update calendar_subscription set due = now() + every * interval '1 second' where mailbox = ?";

  private final SqlTransactions transactions;
  private final SingleStatements statements;

  SubscriptionRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.statements = new SingleStatements(transactions);
  }

  /**
   * One that is to be fetched.
   *
   * @param validators what its server said of what is shown
   * @param digest the hash of what is shown; empty where nothing is
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are compared by whoever reads them.
  record Due(
      long mailbox,
      long account,
      String address,
      Duration every,
      Validators validators,
      byte[] digest) {}

  List<CalendarSubscription> of(long account) throws SQLException {
    return statements.query(SubscriptionRows::subscription, LIST, account);
  }

  /** Makes an empty calendar a mirror; false when the account has as many as it may. */
  boolean add(long account, long mailbox, String address, Duration every, int most)
      throws SQLException {
    return statements.lockedUpdate(
            account, ADD, mailbox, account, account, most, address, every.toSeconds())
        > 0;
  }

  void soon(long account, long mailbox) throws SQLException {
    int _ = statements.update(SOON, mailbox, account, LEAST_PAUSE.toSeconds());
  }

  /**
   * Takes the one that is due for longest.
   *
   * @param sated the accounts whose are left
   */
  Optional<DueRows.Taken<Due>> take(Set<Long> sated) throws SQLException {
    return DUE.take(transactions, SubscriptionRows::due, "account", sated);
  }

  /** Whether its calendar is there still: what was deleted may come back for a while. */
  boolean isShown(long mailbox) throws SQLException {
    return transactions.read(
        connection -> {
          boolean[] found = {false};
          new Pipeline()
              .add(
                  row -> found[0] = row.getBoolean(1),
                  "select removed is null and mirror from mailbox where id = ?",
                  mailbox)
              .execute(connection);
          return found[0];
        });
  }

  void kept(Due due, Duration every, Validators validators, byte[] digest) throws SQLException {
    int _ =
        statements.update(
            KEPT,
            every.toSeconds(),
            every.toSeconds(),
            validators.etag(),
            validators.modified(),
            digest,
            due.mailbox(),
            due.address());
  }

  void same(Due due) throws SQLException {
    int _ = statements.update(SAME, due.mailbox(), due.address());
  }

  /** Nobody sees it now: it is not looked for. */
  void putOff(Due due) throws SQLException {
    int _ = statements.update(PUT_OFF, due.mailbox());
  }

  void failed(Due due, CalendarSubscription.Fault fault, int status) throws SQLException {
    int _ =
        statements.update(
            FAILED, fault.name(), status, MOST_EVERY.toSeconds(), due.mailbox(), due.address());
  }

  private static Due due(ResultSet row) throws SQLException {
    byte[] digest = row.getBytes("digest");
    return new Due(
        row.getLong("mailbox"),
        row.getLong("account"),
        row.getString("address"),
        Duration.ofSeconds(row.getLong("every")),
        new Validators(row.getString("etag"), row.getString("modified")),
        digest == null ? new byte[0] : digest);
  }

  private static CalendarSubscription subscription(ResultSet row) throws SQLException {
    String fault = row.getString("fault");
    return new CalendarSubscription(
        row.getLong("mailbox"),
        row.getString("address"),
        Duration.ofSeconds(row.getLong("every")),
        Statements.instant(row, "fetched"),
        Statements.instant(row, "asked"),
        fault.isEmpty()
            ? CalendarSubscription.Fault.NONE
            : CalendarSubscription.Fault.valueOf(fault),
        row.getInt("status"));
  }
}
