package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/** Feeds that come into an account's mailboxes. */
@ApplicationScoped
public class StandingFeeds implements StandingHolder {
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

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingFeeds(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingFeeds() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.FEED;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    return rows.list(LIST, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return rows.withdraw(WITHDRAW, account);
  }
}
