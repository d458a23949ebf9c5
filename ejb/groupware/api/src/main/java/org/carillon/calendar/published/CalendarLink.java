package org.carillon.calendar.published;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret address of a calendar. Its secret is not here: only a hash of it is kept.
 *
 * @param id what it is ended by
 * @param description what its maker says that it is for; may be empty
 * @param shown how much it shows
 * @param made when it was made
 * @param used when it was last asked for, to the hour; empty if never
 */
public record CalendarLink(
    String id, String description, ShownPart shown, Instant made, Optional<Instant> used) {}
