package org.carillon.calendar;

import java.time.Instant;

/**
 * The limits for calendar objects (RFC 4791 §5.2.5 to §5.2.9).
 *
 * @param octets the largest object, in octets
 * @param earliest the instant before which no object may begin
 * @param latest the instant after which no object that has an end may end
 * @param instances the maximum number of instances of an object that has an end
 * @param attendees the maximum number of attendees of one instance
 */
public record CalendarLimits(
    long octets, Instant earliest, Instant latest, int instances, int attendees) {}
