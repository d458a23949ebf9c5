package org.carillon.calendar.internal.subscribed;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.carillon.calendar.CalendarSubscription;
import org.carillon.database.SqlTransactions;
import org.carillon.fetch.subscription.SubscriptionRows;
import org.carillon.fetch.subscription.SubscriptionTable;
import org.carillon.store.rows.SingleStatements;

record CalendarSubscriptionRows(SingleStatements statements) {
  static final Duration MOST_EVERY = Duration.ofDays(7);

  static final SubscriptionTable TABLE =
      new SubscriptionTable(
          "calendar_subscription",
          "select removed is null and mirror from mailbox where id = ?",
          MOST_EVERY,
          false);

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

  CalendarSubscriptionRows(SqlTransactions transactions) {
    this(new SingleStatements(transactions));
  }

  List<CalendarSubscription> of(long account) throws SQLException {
    return statements.query(
        row -> new CalendarSubscription(row.getLong("mailbox"), SubscriptionRows.state(row)),
        LIST,
        account);
  }

  /** Turns an empty calendar into a mirror; false if the account has too many already. */
  boolean add(long account, long mailbox, String address, Duration every, int most)
      throws SQLException {
    return statements.lockedUpdate(
            account, ADD, mailbox, account, account, most, address, every.toSeconds())
        > 0;
  }
}
