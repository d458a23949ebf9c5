package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/** Secret addresses of an account's calendars, and those that it made of others'. */
@ApplicationScoped
public class StandingCalendarLinks implements StandingHolder {
  private static final String LIST =
      """
      select m.name || case when l.description = '' then '' else ' ' || l.description end as about,
        l.made as since
      from calendar_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where m.account = ? or l.maker = ? order by l.made, l.id
      """;
  private static final String WITHDRAW =
      """
      delete from calendar_link l using mailbox m
      where m.id = l.mailbox and (m.account = ? or l.maker = ?)
      """;

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingCalendarLinks(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingCalendarLinks() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.CALENDAR_LINK;
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
