package org.carillon.calendar;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * An event that its owner is to be reminded of now.
 *
 * @param collection the calendar it is in
 * @param key its object's key there
 * @param title what it is called; empty where it has no title
 * @param place where it is; empty where that is not told
 * @param rang when its alarm rang
 * @param start when it begins; empty of an alarm of nothing to come
 * @param isAllDay whether it begins with a day, and at no time of it
 * @param instance which instance, by its local time as JSCalendar has it; empty of what does not
 *     repeat
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
