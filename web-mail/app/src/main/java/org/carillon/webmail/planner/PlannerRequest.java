package org.carillon.webmail.planner;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * A meeting for which free times are searched.
 *
 * @param people the addresses of the people who must be free
 * @param start the wanted start, by the zone's clock
 * @param day the day that is looked at
 * @param uid the UID of the meeting itself, which does not count; empty of a new one
 */
public record PlannerRequest(
    List<String> people,
    LocalDateTime start,
    Duration length,
    CalendarZone zone,
    LocalDate day,
    String uid) {}
