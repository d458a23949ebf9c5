package org.carillon.feed.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.fetch.subscription.SubscriptionRows;
import org.carillon.fetch.subscription.SubscriptionTable;
import org.carillon.store.rows.SingleStatements;

record FeedRows(SingleStatements statements) {
  /** The longest interval between two fetches of a feed, also of one that fails. */
  static final Duration MOST_EVERY = Duration.ofDays(1);

  static final SubscriptionTable TABLE =
      new SubscriptionTable(
          "feed_subscription",
          """
          select m.removed is null and exists (
            select from feed_subscription f where f.mailbox = m.id and f.ended is null)
          from mailbox m where m.id = ?
          """,
          MOST_EVERY,
          true);

  private static final String LIST =
      """
      select s.*, m.name from feed_subscription s join mailbox m on m.id = s.mailbox
      where s.account = ? and s.ended is null and m.removed is null order by m.name
      """;

  /** Adds a subscription. No node fetches the feed while its first entries are delivered. */
  private static final String ADD =
      """
      insert into feed_subscription (mailbox, account, address, title, due, every)
      select m.id, m.account, ?, ?, now() + interval '2 minutes', ? from mailbox m
      where m.id = ? and m.account = ? and m.removed is null
        and (select count(*) from feed_subscription s join mailbox o on o.id = s.mailbox
          where s.account = ? and s.ended is null and o.removed is null) < ?
      on conflict (mailbox) do nothing
      """;

  /** Deletes ended subscriptions after a day; keeps at most 20 of an account for undo. */
  private static final String FORGET =
      """
      delete from feed_subscription where account = ? and ended is not null
        and (ended < now() - interval '1 day' or mailbox not in (
          select mailbox from feed_subscription where account = ? and ended is not null
          order by ended desc limit 20))
      """;

  FeedRows(SqlTransactions transactions) {
    this(new SingleStatements(transactions));
  }

  List<FeedSubscription> of(long account) throws SQLException {
    return statements.query(FeedRows::subscription, LIST, account);
  }

  private static FeedSubscription subscription(ResultSet row) throws SQLException {
    return new FeedSubscription(
        row.getLong("mailbox"),
        new MailboxName(row.getString("name")),
        row.getString("title"),
        SubscriptionRows.state(row),
        row.getObject("due") == null);
  }

  /** Adds a subscription, or returns false if the account has the maximum number. */
  boolean add(long account, long mailbox, String address, String title, Duration every)
      throws SQLException {
    return statements.lockedUpdate(
            account,
            ADD,
            address,
            title,
            every.toSeconds(),
            mailbox,
            account,
            account,
            FeedSubscriptions.MOST)
        > 0;
  }

  /** Returns the entries that were delivered, or empty for a feed of which none ever was. */
  Optional<DeliveredEntries> seen(long mailbox) throws SQLException {
    return statements
        .query(
            row -> Optional.ofNullable(row.getBytes("seen")).map(DeliveredEntries::of),
            "select seen from feed_subscription where mailbox = ?",
            mailbox)
        .stream()
        .findFirst()
        .flatMap(one -> one);
  }

  void see(long mailbox, String title, DeliveredEntries seen) throws SQLException {
    int _ =
        statements.update(
            "update feed_subscription set title = ?, seen = ? where mailbox = ?",
            title,
            seen.stored(),
            mailbox);
  }

  /** Changes the address of a feed, which is then fetched at once unless it is paused. */
  void change(long account, long mailbox, String address) throws SQLException {
    int _ =
        statements.update(
            """
            update feed_subscription set address = ?, etag = '', modified = '', digest = null,
              failures = 0, fault = '', status = 0, due = case when due is null and fault = '' then null else now() end
            where mailbox = ? and account = ? and ended is null
            """,
            address,
            mailbox,
            account);
  }

  void pause(long account, long mailbox) throws SQLException {
    int _ =
        statements.update(
            "update feed_subscription set due = null where mailbox = ? and account = ?",
            mailbox,
            account);
  }

  void resume(long account, long mailbox) throws SQLException {
    int _ =
        statements.update(
            """
            update feed_subscription set due = now(), failures = 0, fault = '', status = 0
            where mailbox = ? and account = ? and ended is null and due is null
            """,
            mailbox,
            account);
  }

  void end(long account, long mailbox) throws SQLException {
    int _ = statements.update(FORGET, account, account);
    int _ =
        statements.update(
            """
            update feed_subscription set ended = now(), due = null
            where mailbox = ? and account = ? and ended is null
            """,
            mailbox,
            account);
  }

  /** Restores an ended subscription; false if it is gone or there is no room. */
  boolean begin(long account, long mailbox) throws SQLException {
    return statements.lockedUpdate(
            account,
            """
            update feed_subscription set ended = null, due = now()
            where mailbox = ? and account = ? and ended is not null
              and (select count(*) from feed_subscription s join mailbox o on o.id = s.mailbox
                where s.account = ? and s.ended is null and o.removed is null) < ?
            """,
            mailbox,
            account,
            account,
            FeedSubscriptions.MOST)
        > 0;
  }
}
