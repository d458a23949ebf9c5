package org.carillon.webmail.event;

import java.time.LocalDateTime;
import java.util.List;
import org.carillon.webmail.recurrence.RepeatFields;

/**
 * An event's fields in the form, as typed and not yet validated.
 *
 * @param calendar the id of the calendar it is in or will be in
 * @param startDay a date, {@code 2026-11-25}
 * @param start a time of day, {@code 09:00}
 * @param zone the name of the zone of its times
 * @param conference the means to take part remotely
 * @param people the addresses of the guests, one a line, each with or without a name
 * @param reminders the minutes before the start, each once; {@code own} for those that the form
 *     cannot express
 * @param categories the categories, separated by commas
 */
public record EventFields(
    String calendar,
    String title,
    boolean isAllDay,
    String startDay,
    String start,
    String endDay,
    String end,
    String zone,
    String place,
    Conference conference,
    String text,
    String people,
    RepeatFields repeat,
    List<String> reminders,
    boolean isPrivate,
    boolean isFree,
    String categories) {

  EventFields at(LocalDateTime from, LocalDateTime to) {
    return new EventFields(
        calendar,
        title,
        isAllDay,
        from.toLocalDate().toString(),
        from.toLocalTime().toString(),
        to.toLocalDate().toString(),
        to.toLocalTime().toString(),
        zone,
        place,
        conference,
        text,
        people,
        repeat,
        reminders,
        isPrivate,
        isFree,
        categories);
  }

  /** Returns the same with another guest, at the place if it has none yet. */
  EventFields with(String address, String at) {
    return new EventFields(
        calendar,
        title,
        isAllDay,
        startDay,
        start,
        endDay,
        end,
        zone,
        place.isBlank() ? at : place,
        conference,
        text,
        people.isBlank() ? address : people.stripTrailing() + "\n" + address,
        repeat,
        reminders,
        isPrivate,
        isFree,
        categories);
  }
}
