package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** The feeds that are delivered into an account's mailboxes. */
@ApplicationScoped
public class UnattendedFeeds extends UnattendedAccessTable {
  private static final String LIST =
      """
      select f.address as about, f.made as since
      from feed_subscription f join mailbox m on m.id = f.mailbox and m.removed is null
      where f.account = ? and f.ended is null order by f.address
      """;
  private static final String WITHDRAW =
      """
      update feed_subscription set ended = now(), due = null where account = ? and ended is null
      """;

  @Inject
  public UnattendedFeeds(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.FEED, LIST, WITHDRAW);
  }

  UnattendedFeeds() {}
}
