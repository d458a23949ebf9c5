package org.carillon.webmail.planner;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * What a time is looked for.
 *
 * @param people the addresses of those who are to have time
 * @param start when it would begin, by the zone's clock
 * @param length how long it takes
 * @param zone the zone of its times
 * @param day the day that is looked at
 * @param uid the UID of the meeting itself, which does not count; empty of a new one
 */
public record PlannerWish(
    List<String> people,
    LocalDateTime start,
    Duration length,
    CalendarZone zone,
    LocalDate day,
    String uid) {}
