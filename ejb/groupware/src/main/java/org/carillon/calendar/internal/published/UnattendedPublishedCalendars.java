package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** The calendars of an account that everybody is shown, either completely or as busy times. */
@ApplicationScoped
public class UnattendedPublishedCalendars extends UnattendedAccessTable {
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

  @Inject
  public UnattendedPublishedCalendars(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.PUBLISHED_CALENDAR, LIST, WITHDRAW);
  }

  UnattendedPublishedCalendars() {}
}
