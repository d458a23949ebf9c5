package org.carillon.calendar;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * An event that its owner is to be reminded of now.
 *
 * @param collection the calendar of the event
 * @param key the key of its object there
 * @param title its title, or empty if it has none
 * @param place its location, or empty if none is given
 * @param rang when its alarm rang
 * @param start when the event begins, or empty for an alarm without a coming instance
 * @param isAllDay whether the event starts on a date, without a time
 * @param instance the instance, by its local time as in JSCalendar, or empty for an event that does
 *     not recur
 */
public record Reminder(
    long collection,
    ItemKey key,
    String title,
    String place,
    Instant rang,
    Optional<Instant> start,
    boolean isAllDay,
    String instance) {}
