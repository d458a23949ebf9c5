package org.carillon.format.icalendar.busy;

import java.time.Instant;

/**
 * A period of busy time.
 *
 * @param from the start
 * @param to the first instant after the period
 * @param type the kind of busy time
 */
public record BusyPeriod(Instant from, Instant to, BusyType type) {}
