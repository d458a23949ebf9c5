package org.carillon.webmail.event;

import java.time.LocalDateTime;

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
 * @param people the addresses of those who are invited, one in a line
 * @param repeat a word of {@link Repetition}
 * @param until the last day on which it may repeat; empty for no end
 * @param reminder how many minutes before it is told; empty for never, {@code own} for what the
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
    String repeat,
    String until,
    String reminder,
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
        until,
        reminder,
        isPrivate,
        isFree,
        categories);
  }

  /**
   * The same with somebody more who is invited.
   *
   * @param at where it takes place then; empty to leave it where it is
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
        at.isEmpty() ? place : at,
        conference,
        text,
        people.isBlank() ? address : people.stripTrailing() + "\n" + address,
        repeat,
        until,
        reminder,
        isPrivate,
        isFree,
        categories);
  }
}
