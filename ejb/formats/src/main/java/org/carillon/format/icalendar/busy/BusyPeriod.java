package org.carillon.format.icalendar.busy;

import java.time.Instant;

/**
 * A time that is taken.
 *
 * @param from when it begins
 * @param to the first instant after it
 * @param type how it is taken
 */
public record BusyPeriod(Instant from, Instant to, BusyType type) {}
