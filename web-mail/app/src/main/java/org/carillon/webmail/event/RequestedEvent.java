package org.carillon.webmail.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.webmail.link.WebLink;
import org.carillon.webmail.planner.PlannerRequest;
import org.carillon.webmail.recurrence.RequestedRecurrence;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.RequestedReminders;
import org.carillon.webmail.typed.TypedFields;

/**
 * The values of an event that a form asks for.
 *
 * @param start the start, in its zone; for whole days, a midnight
 * @param end the end; for whole days, the midnight after the last
 * @param conference the means to take part remotely
 */
record RequestedEvent(
    String title,
    boolean isAllDay,
    LocalDateTime start,
    LocalDateTime end,
    String zone,
    String place,
    Conference conference,
    String text,
    List<EventGuest> guests,
    RequestedRecurrence repeat,
    RequestedReminders reminders,
    boolean isPrivate,
    boolean isFree,
    List<String> categories) {
  static final int MOST_TITLE = 500;
  static final int MOST_PLACE = 500;
  static final int MOST_TEXT = 50_000;

  /** Parses a form; throws if a field is invalid. */
  static RequestedEvent of(EventFields fields) {
    TypedFields.bounded("title", fields.title(), MOST_TITLE);
    TypedFields.bounded("place", fields.place(), MOST_PLACE);
    TypedFields.bounded("text", fields.text(), MOST_TEXT);
    LocalDate first = TypedFields.day("startDay", fields.startDay());
    LocalDate last = fields.endDay().isEmpty() ? first : TypedFields.day("endDay", fields.endDay());
    LocalDateTime start =
        fields.isAllDay()
            ? first.atStartOfDay()
            : first.atTime(TypedFields.time("start", fields.start()));
    LocalDateTime end =
        fields.isAllDay()
            ? last.plusDays(1).atStartOfDay()
            : last.atTime(TypedFields.time("end", fields.end()));
    if (fields.isAllDay() ? !end.isAfter(start) : end.isBefore(start)) {
      throw new InvalidFieldException("endDay", "backwards", "");
    }
    RequestedRecurrence repeat = RequestedRecurrence.of(fields.repeat(), Optional.of(first));
    long later = repeat.daysAfter(first);
    return new RequestedEvent(
        fields.title(),
        fields.isAllDay(),
        start.plusDays(later),
        end.plusDays(later),
        fields.isAllDay() ? "" : zone(fields.zone()),
        fields.place(),
        conference(fields.conference()),
        fields.text().replace("\r\n", "\n"),
        EventGuest.all(fields.people()),
        repeat,
        RequestedReminders.of(fields.reminders()),
        fields.isPrivate(),
        fields.isFree(),
        TypedFields.categories(fields.categories()));
  }

  private static String zone(String typed) {
    return ZoneNames.find(typed)
        .map(CalendarZone::id)
        .orElseThrow(() -> new InvalidFieldException("zone", "zone", typed));
  }

  private static Conference conference(Conference typed) {
    String link = typed.link().strip();
    String phone = typed.phone().strip();
    String pin = typed.pin().strip();
    if (!link.isEmpty() && !WebLink.is(link)) {
      throw new InvalidFieldException("link", "link", "");
    }
    if (!phone.isEmpty() && !Conference.isPhone(phone)) {
      throw new InvalidFieldException("phone", "phone", phone);
    }
    if (!pin.isEmpty() && (phone.isEmpty() || !Conference.isPin(pin))) {
      throw new InvalidFieldException("pin", "pin", "");
    }
    return new Conference(link, phone, pin);
  }

  /** Returns the same without some guests, since the organizer comes anyway. */
  RequestedEvent without(Set<String> mine) {
    return new RequestedEvent(
        title,
        isAllDay,
        start,
        end,
        zone,
        place,
        conference,
        text,
        guests.stream().filter(guest -> !mine.contains(guest.address())).toList(),
        repeat,
        reminders,
        isPrivate,
        isFree,
        categories);
  }

  /** Returns the search for a free time: the same length, the same people. */
  PlannerRequest planned(Optional<LocalDate> day, String uid) {
    CalendarZone clock = ZoneNames.find(zone).orElse(CalendarZone.UTC);
    return new PlannerRequest(
        guests.stream().map(EventGuest::address).toList(),
        start,
        Duration.between(clock.instant(start), clock.instant(end)),
        clock,
        day.orElse(start.toLocalDate()),
        uid);
  }
}
