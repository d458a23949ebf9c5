package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.carillon.web.request.Redirect;

/**
 * An event, or an instance of one, as the reader's clock has it.
 *
 * @param calendar which calendar it is in
 * @param key its object's key there; of a birthday the address of the contact's page
 * @param instance which instance, by its local time as JSCalendar has it; empty of what does not
 *     repeat
 * @param title what it is called; empty where it has no title
 * @param place where it is; empty where that is not told
 * @param start when it begins; of whole days the first midnight
 * @param end when it ends; of whole days the midnight after
 * @param isAllDay whether it is of whole days
 * @param standing what the reader has to do with it
 * @param isPrivate whether it is not for all who may read the calendar
 * @param categories the words that it is filed under
 * @param isVeiled whether the reader may know only that somebody is busy then
 */
public record Happening(
    ShownCalendar calendar,
    String key,
    String instance,
    String title,
    String place,
    LocalDateTime start,
    LocalDateTime end,
    boolean isAllDay,
    EventStanding standing,
    boolean isPrivate,
    List<String> categories,
    boolean isVeiled) {
  /** Keeps a copy. */
  public Happening {
    categories = List.copyOf(categories);
  }

  /** What is longer and begins earlier comes first, whole days before hours. */
  public static final Comparator<Happening> ORDER =
      Comparator.comparing(Happening::firstDay)
          .thenComparing(one -> one.isBar() ? 0 : 1)
          .thenComparing(Happening::start)
          .thenComparing(Happening::end, Comparator.reverseOrder())
          .thenComparing(Happening::title);

  /** The first day it is on. */
  public LocalDate firstDay() {
    return start.toLocalDate();
  }

  /** The last day it is on; not the one at whose midnight it ends. */
  public LocalDate lastDay() {
    return end.isAfter(start) && end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  /** Whether it is on a day. */
  boolean isOn(LocalDate day) {
    return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
  }

  /** Whether it is shown above the hours: of whole days, or as long as one. */
  public boolean isBar() {
    // Asked at each comparison while thousands are put in order: nothing is made for it.
    long days = end.toLocalDate().toEpochDay() - start.toLocalDate().toEpochDay();
    return isAllDay || days > 1 || days == 1 && !end.toLocalTime().isBefore(start.toLocalTime());
  }

  /** Whether the reader is invited and has not answered: others answer for their calendars. */
  public boolean isAsked() {
    return standing == EventStanding.ASKED && calendar.owner().isEmpty();
  }

  /** Where its own page is; of a birthday the contact's. */
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

  /** Whether it repeats. */
  public boolean recurs() {
    return !instance.isEmpty();
  }
}
