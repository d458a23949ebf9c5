package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.SingleStatements;

/** Feeds that come into an account's mailboxes. */
@ApplicationScoped
public class StandingFeeds implements StandingHolder {
  private static final String LIST =
      """
      select f.address as about, null::timestamptz as since
      from feed_subscription f join mailbox m on m.id = f.mailbox and m.removed is null
      where f.account = ? and f.ended is null order by f.address limit ?
      """;
  private static final String WITHDRAW =
      """
      update feed_subscription set ended = now(), due = null where account = ? and ended is null
      """;

  private final SingleStatements statements;

  /** Made by the container. */
  @Inject
  public StandingFeeds(SqlTransactions transactions) {
    this.statements = new SingleStatements(transactions);
  }

  /** For the container's proxy. */
  StandingFeeds() {
    this.statements = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.FEED;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    try {
      return statements.query(
          row ->
              new StandingAccess(
                  kind(),
                  row.getString("about"),
                  Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                      .map(OffsetDateTime::toInstant)),
          LIST,
          account.id(),
          MOST);
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    try {
      return statements.update(WITHDRAW, account.id());
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
