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

/** Calendars of an account that everybody is shown, whole or as busy times. */
@ApplicationScoped
public class StandingPublishedCalendars implements StandingHolder {
  private static final String LIST =
      """
      select m.name as about, s.changed as since
      from calendar_shown s join mailbox m on m.id = s.mailbox and m.removed is null
      where m.account = ? and s.part <> 'NOTHING' order by m.name
      """;
  private static final String WITHDRAW =
      """
      update calendar_shown s set part = 'NOTHING', changed = now() from mailbox m
      where m.id = s.mailbox and m.account = ? and s.part <> 'NOTHING'
      """;

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingPublishedCalendars(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingPublishedCalendars() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.PUBLISHED_CALENDAR;
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
