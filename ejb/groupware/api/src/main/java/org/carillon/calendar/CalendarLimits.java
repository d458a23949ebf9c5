package org.carillon.calendar;

import java.time.Instant;

/**
 * What calendars take (RFC 4791 §5.2.5 to §5.2.9).
 *
 * @param octets the largest object
 * @param earliest before which no object may begin
 * @param latest after which no object may end that has an end
 * @param instances how many instances an object may have that has an end
 * @param attendees how many may be invited to one instance
 */
public record CalendarLimits(
    long octets, Instant earliest, Instant latest, int instances, int attendees) {}
