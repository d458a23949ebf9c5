package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** The secret addresses that accounts created for their own and for others' calendars. */
@ApplicationScoped
public class UnattendedCalendarLinks extends UnattendedAccessTable {
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

  @Inject
  public UnattendedCalendarLinks(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.CALENDAR_LINK, LIST, WITHDRAW);
  }

  UnattendedCalendarLinks() {}
}
