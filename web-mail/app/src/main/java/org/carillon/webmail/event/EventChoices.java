package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.TimeZones;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.category.Categories;
import org.carillon.webmail.typed.RequestedReminders;

/** The choices of an event's form. */
@Named("eventChoices")
@RequestScoped
public class EventChoices {
  /** The offered reminders, in minutes. */
  private static final List<Integer> REMINDERS = List.of(0, 5, 10, 15, 30, 60, 120, 1440, 10_080);

  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  @Inject private EventPage page;
  @Inject private OwnCalendars calendars;
  @Inject private CalendarEvents happenings;
  @Inject private Categories categories;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<TimeZones.Choice> zones;

  public List<ShownCalendar> getCalendars() {
    return calendars.getWritable();
  }

  /** The categories of events around this date, and the labels. */
  public List<String> getCategories() {
    LocalDate today = LocalDate.now(ui.getZone());
    return categories.offered(
        happenings.between(today.minusMonths(2), today.plusMonths(2)).all().stream()
            .flatMap(one -> one.categories().stream())
            .collect(Collectors.toSet()));
  }

  public boolean isIn(ShownCalendar one) {
    return Long.toString(one.id()).equals(page.getFields().calendar());
  }

  /** The choices, in minutes, for each present reminder and one more. */
  public List<ReminderChoice> reminders(List<String> now) {
    List<String> places =
        now.size() < RequestedReminders.MOST
            ? Stream.concat(now.stream(), Stream.of("")).toList()
            : now;
    return IntStream.range(0, places.size())
        .mapToObj(
            at ->
                new ReminderChoice(
                    at == 0 ? "reminder" : "reminder-" + (at + 1),
                    places.get(at),
                    Stream.concat(
                            Stream.of("", places.get(at)), REMINDERS.stream().map(String::valueOf))
                        .distinct()
                        .toList()))
        .toList();
  }

  public String reminder(String minutes) {
    if (minutes.isEmpty() || minutes.equals(RequestedReminders.OWN)) {
      return texts.of(minutes.isEmpty() ? "event.reminder.none" : "event.reminder.own");
    }
    // A value that is not in the list is refused, and shown as it was sent.
    return minutes.matches("[0-9]{1,9}") ? before(Long.parseLong(minutes)) : minutes;
  }

  private String before(long minutes) {
    if (minutes == 0) {
      return texts.of("event.reminder.start");
    }
    if (minutes % DAY == 0) {
      return texts.of("event.reminder.days", minutes / DAY);
    }
    return minutes % HOUR == 0
        ? texts.of("event.reminder.hours", minutes / HOUR)
        : texts.of("event.reminder.minutes", minutes);
  }

  /** The zones to choose from, and the event's own if it is none of them. */
  public List<TimeZones.Choice> getZones() {
    if (zones == null) {
      List<TimeZones.Choice> all = TimeZones.all(texts.locale(), Instant.now());
      String own = page.getFields().zone();
      zones =
          all.stream().anyMatch(one -> one.id().equals(own))
              ? all
              : Stream.concat(Stream.of(new TimeZones.Choice(own, own)), all.stream()).toList();
    }
    return zones;
  }
}
