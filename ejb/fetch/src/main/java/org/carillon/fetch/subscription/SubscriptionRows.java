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

/** When subscriptions of one table are fetched, and what came of it. */
public final class SubscriptionRows {
  private static final byte[] NOTHING = {};

  /** How soon after a look it is looked again because somebody asks for it. */
  private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

  /** After a defect one rests so long. */
  private static final Duration REST = Duration.ofMinutes(30);

  private final SqlTransactions transactions;
  private final SubscriptionTable table;
  private final DueRows due;
  private final String update;

  /** Of a table. */
  public SubscriptionRows(SqlTransactions transactions, SubscriptionTable table) {
    this.transactions = transactions;
    this.table = table;
    this.update = "update " + table.name();
    this.due = new DueRows(update, "mailbox", "due", REST);
  }

  /** Its rows as they fall due. */
  DueRows due() {
    return due;
  }

  /** Has one fetched as soon as may be: within a minute where that was done a moment ago. */
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

  /** What a row tells people. */
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

  /**
   * Takes the one that is due for longest.
   *
   * @param sated the accounts whose are left
   */
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

  /** Whether its mailbox is there still: what was deleted may come back for a while. */
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

  /**
   * It is shown.
   *
   * @param address where it is asked for from now on
   */
  public void kept(
      DueSubscription one, String address, Duration every, Validators validators, byte[] digest)
      throws SQLException {
    kept(one, address, every, validators, digest, 0);
  }

  /** Some of it is shown: the next look takes it as a whole, so that what is left out is told. */
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

  /** Whoever paused it meanwhile is obeyed. */
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
   * Twice as long each time, up to the longest; never sooner than it would have been.
   *
   * @param least how long it is left alone at least
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

  /** It is asked for no more until somebody wants it. */
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

  /** Nobody sees it now: it is not looked for. */
  void putOff(DueSubscription one) throws SQLException {
    change(
        update + " set due = now() + every * interval '1 second' where mailbox = ?" + isDue(),
        one.mailbox());
  }

  private void change(String statement, Object... values) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, statement, values));
  }
}
