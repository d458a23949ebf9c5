package org.carillon.webmail.event;

/**
 * An event as the form's fields have it, as typed: nothing of it is known to be right.
 *
 * @param calendar the id of the calendar it is in, or is to be in
 * @param isAllDay whether it is of whole days
 * @param startDay a date, {@code 2026-11-25}
 * @param start a time of the day, {@code 09:00}
 * @param endDay the last day
 * @param zone the name of the zone that its times are of
 * @param people the addresses of those who are invited, one in a line
 * @param repeat a word of {@link Repetition}
 * @param until the last day on which it may repeat; empty for no end
 * @param reminder how many minutes before it is told; empty for never, {@code own} for what the
 *     form has no words for
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
    String text,
    String people,
    String repeat,
    String until,
    String reminder,
    boolean isPrivate,
    boolean isFree) {}
