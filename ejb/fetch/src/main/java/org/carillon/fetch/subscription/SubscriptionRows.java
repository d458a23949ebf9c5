package org.carillon.fetch.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.fetch.Validators;

/** The rows of a subscription table: schedules, and results of fetches. */
public final class SubscriptionRows {
  private static final byte[] NOTHING = {};

  /** The shortest time after a fetch at which a user's request causes another. */
  private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

  /** The pause of a subscription after an unexpected error. */
  private static final Duration REST = Duration.ofMinutes(30);

  private final SqlTransactions transactions;
  private final SubscriptionTable table;
  private final DueRows due;
  private final String update;

  public SubscriptionRows(SqlTransactions transactions, SubscriptionTable table) {
    this.transactions = transactions;
    this.table = table;
    this.update = "update " + table.name();
    this.due = new DueRows(update, "mailbox", "due", REST);
  }

  DueRows due() {
    return due;
  }

  /** Schedules a fetch as soon as possible: now, or a minute after the last attempt. */
  public void soon(long account, long mailbox) throws SQLException {
    change(
        update
            + """
                 set due = least(due, greatest(now(), asked + ? * interval '1 second'))
                  where mailbox = ? and account = ?
                """,
        LEAST_PAUSE.toSeconds(),
        mailbox,
        account);
  }

  public static FetchState state(ResultSet row) throws SQLException {
    String fault = row.getString("fault");
    return new FetchState(
        row.getString("address"),
        Duration.ofSeconds(row.getLong("every")),
        Statements.instant(row, "fetched"),
        Statements.instant(row, "asked"),
        fault.isEmpty() ? FetchFault.NONE : FetchFault.valueOf(fault),
        row.getInt("status"));
  }

  /** Takes the row due for the longest time, skipping the rows of sated accounts. */
  public Optional<DueRows.Taken<DueSubscription>> take(Set<Long> sated) throws SQLException {
    return due.take(transactions, SubscriptionRows::subscription, "account", sated);
  }

  private static DueSubscription subscription(ResultSet row) throws SQLException {
    return new DueSubscription(
        row.getLong("mailbox"),
        row.getLong("account"),
        row.getString("address"),
        Duration.ofSeconds(row.getLong("every")),
        new Validators(row.getString("etag"), row.getString("modified")),
        row.getBytes("digest"));
  }

  /** Returns whether the subscription's mailbox exists. A deleted one may come back. */
  boolean isShown(long mailbox) throws SQLException {
    return transactions.read(
        connection -> {
          boolean[] found = {false};
          new Pipeline()
              .add(row -> found[0] = row.getBoolean(1), table.shown(), mailbox)
              .execute(connection);
          return found[0];
        });
  }

  /** Records that the content is shown, and the address to request from now on. */
  public void kept(
      DueSubscription one, String address, Duration every, Validators validators, byte[] digest)
      throws SQLException {
    kept(one, address, every, validators, digest, 0);
  }

  /** Records that only part of the content is shown. The next fetch gets all of it again. */
  void keptInPart(DueSubscription one, String address, Duration every, int leftOut)
      throws SQLException {
    kept(one, address, every, Validators.NONE, NOTHING, leftOut);
  }

  private void kept(
      DueSubscription one,
      String address,
      Duration every,
      Validators validators,
      byte[] digest,
      int leftOut)
      throws SQLException {
    change(
        update
            + """
                 set asked = now(), fetched = now(), address = ?, every = ?,
                  due = now() + ? * interval '1 second', etag = ?, modified = ?, digest = ?,
                  failures = 0, fault = ?, status = ? where mailbox = ? and address = ?
                """
            + isDue(),
        address,
        every.toSeconds(),
        every.toSeconds(),
        validators.etag(),
        validators.modified(),
        digest,
        leftOut == 0 ? "" : FetchFault.PARTLY.name(),
        leftOut,
        one.mailbox(),
        one.address());
  }

  /** Returns a condition that leaves a row unchanged if it was paused in the meantime. */
  private static String isDue() {
    return " and due is not null";
  }

  void same(DueSubscription one) throws SQLException {
    change(
        update
            + """
                 set asked = now(), fetched = now(),
                  due = now() + every * interval '1 second', failures = 0, fault = '', status = 0
                  where mailbox = ? and address = ?
                """
            + isDue(),
        one.mailbox(),
        one.address());
  }

  /**
   * Records a failure. The time until the next attempt doubles with each failure, up to the table's
   * longest, and is never shorter than the usual one.
   *
   * @param least the shortest time until the next attempt
   */
  void failed(DueSubscription one, FetchFault fault, int status, Duration least)
      throws SQLException {
    change(
        update
            + """
                 set asked = now(), failures = failures + 1, fault = ?, status = ?,
                  due = now() + least(greatest(every * power(2, least(failures, 12)), ?), ?)
                    * interval '1 second'
                  where mailbox = ? and address = ?
                """
            + isDue(),
        fault.name(),
        status,
        least.toSeconds(),
        table.longest().toSeconds(),
        one.mailbox(),
        one.address());
  }

  /** Records that the content is gone. It is not requested again until a user asks for it. */
  void gone(DueSubscription one, int status) throws SQLException {
    change(
        update
            + """
                 set asked = now(), failures = failures + 1, fault = ?, status = ?, due = null
                  where mailbox = ? and address = ?
                """,
        FetchFault.STATUS.name(),
        status,
        one.mailbox(),
        one.address());
  }

  /** Postpones a subscription that nobody sees now. */
  void putOff(DueSubscription one) throws SQLException {
    change(
        update + " set due = now() + every * interval '1 second' where mailbox = ?" + isDue(),
        one.mailbox());
  }

  private void change(String statement, Object... values) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, statement, values));
  }
}
