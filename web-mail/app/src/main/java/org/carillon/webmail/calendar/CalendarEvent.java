package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.carillon.web.request.Redirect;

/**
 * An event or an instance of one, in the reader's local time.
 *
 * @param calendar the calendar it is in
 * @param key its object's key there; for a birthday, the address of the contact's page
 * @param instance the instance, by its local time as in JSCalendar; empty for an event that does
 *     not repeat
 * @param title its title; empty for none
 * @param place its place; empty for none
 * @param start the start; for whole days, the first midnight
 * @param end the end; for whole days, the midnight after
 * @param isAllDay whether it is of whole days
 * @param participation its status for the reader
 * @param isPrivate whether it is hidden from some readers of the calendar
 * @param categories its categories
 * @param isRedacted whether the reader may know only that somebody is busy then
 */
public record CalendarEvent(
    ShownCalendar calendar,
    String key,
    String instance,
    String title,
    String place,
    LocalDateTime start,
    LocalDateTime end,
    boolean isAllDay,
    ParticipationStatus participation,
    boolean isPrivate,
    List<String> categories,
    boolean isRedacted) {
  public CalendarEvent {
    categories = List.copyOf(categories);
  }

  /** Orders by first day, whole days before hours, earlier and longer ones first. */
  public static final Comparator<CalendarEvent> ORDER =
      Comparator.comparing(CalendarEvent::firstDay)
          .thenComparing(one -> one.isBar() ? 0 : 1)
          .thenComparing(CalendarEvent::start)
          .thenComparing(CalendarEvent::end, Comparator.reverseOrder())
          .thenComparing(CalendarEvent::title);

  public LocalDate firstDay() {
    return start.toLocalDate();
  }

  /** The last day of the event; not a day at whose midnight it ends. */
  public LocalDate lastDay() {
    return end.isAfter(start) && end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  boolean isOn(LocalDate day) {
    return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
  }

  /** Returns whether it is shown above the hours: if it is of whole days or at least a day long. */
  public boolean isBar() {
    // This is called at each comparison while thousands are sorted, so it allocates nothing.
    long days = end.toLocalDate().toEpochDay() - start.toLocalDate().toEpochDay();
    return isAllDay || days > 1 || days == 1 && !end.toLocalTime().isBefore(start.toLocalTime());
  }

  /** Returns whether the reader has an invitation to answer; not in calendars of other owners. */
  public boolean isAsked() {
    return participation == ParticipationStatus.ASKED && calendar.owner().isEmpty();
  }

  /** The address of its page; for a birthday, that of the contact's page. */
  public String address() {
    if (calendar.id() == ShownCalendar.BIRTHDAYS) {
      return key;
    }
    return "event?c="
        + calendar.id()
        + "&k="
        + Redirect.encoded(key)
        + (recurs() ? "&i=" + Redirect.encoded(instance) : "");
  }

  public boolean recurs() {
    return !instance.isEmpty();
  }
}
