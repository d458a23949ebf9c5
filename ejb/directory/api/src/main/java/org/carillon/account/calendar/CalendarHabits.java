package org.carillon.account.calendar;

import java.util.List;

/**
 * How somebody uses calendars.
 *
 * @param remindsByMail whether every reminder is a message, too
 * @param hasBirthdays whether contacts' birthdays are a calendar
 * @param zones the names of time zones that stand beside the hours, at most {@value #MOST_ZONES}
 */
public record CalendarHabits(boolean remindsByMail, boolean hasBirthdays, List<String> zones) {
  /** As many as there is room for. */
  public static final int MOST_ZONES = 2;

  /** Keeps a copy. */
  public CalendarHabits {
    zones = List.copyOf(zones);
  }
}
