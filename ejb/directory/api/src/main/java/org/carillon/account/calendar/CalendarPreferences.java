package org.carillon.account.calendar;

import java.util.List;

/**
 * The choices of an account's owner for calendars.
 *
 * @param remindsByMail true if every reminder is also sent as a message
 * @param hasBirthdays true if the birthdays of contacts are shown as a calendar
 * @param zones the names of the time zones that are shown beside the hours, at most {@value
 *     #MOST_ZONES}
 */
public record CalendarPreferences(boolean remindsByMail, boolean hasBirthdays, List<String> zones) {
  /** The greatest number of time zones; a page has no room for more. */
  public static final int MOST_ZONES = 2;

  public CalendarPreferences {
    zones = List.copyOf(zones);
  }
}
