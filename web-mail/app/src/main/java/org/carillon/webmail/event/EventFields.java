package org.carillon.webmail.event;

import java.time.LocalDateTime;
import java.util.List;
import org.carillon.webmail.recurrence.RepeatFields;

/**
 * An event as the form's fields have it, as typed: nothing of it is known to be right.
 *
 * @param calendar the id of the calendar it is in, or is to be in
 * @param isAllDay whether it is of whole days
 * @param startDay a date, {@code 2026-11-25}
 * @param start a time of the day, {@code 09:00}
 * @param endDay the last day
 * @param zone the name of the zone that its times are of
 * @param conference how one takes part from afar
 * @param people the addresses of those who are invited, one in a line, each with a name or without
 * @param repeat how often
 * @param reminders how many minutes before it is told, each once; {@code own} for those that the
 *     form has no words for
 * @param categories the words that it is filed under, with commas between
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

  /** The same at another time. */
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

  /**
   * The same with somebody more who is invited.
   *
   * @param at where it takes place then, if it has no place yet
   */
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
