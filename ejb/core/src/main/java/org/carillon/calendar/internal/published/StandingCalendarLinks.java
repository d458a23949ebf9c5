package org.carillon.calendar.internal.published;

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

/** Secret addresses of an account's calendars, and those that it made of others'. */
@ApplicationScoped
public class StandingCalendarLinks implements StandingHolder {
  private static final String LIST =
      """
      select m.name || case when l.description = '' then '' else ' ' || l.description end as about,
        l.made as since
      from calendar_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where m.account = ? or l.maker = ? order by l.made, l.id limit ?
      """;
  private static final String WITHDRAW =
      """
      delete from calendar_link l using mailbox m
      where m.id = l.mailbox and (m.account = ? or l.maker = ?)
      """;

  private final SingleStatements statements;

  /** Made by the container. */
  @Inject
  public StandingCalendarLinks(SqlTransactions transactions) {
    this.statements = new SingleStatements(transactions);
  }

  /** For the container's proxy. */
  StandingCalendarLinks() {
    this.statements = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.CALENDAR_LINK;
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
          account.id(),
          MOST);
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    try {
      return statements.update(WITHDRAW, account.id(), account.id());
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
