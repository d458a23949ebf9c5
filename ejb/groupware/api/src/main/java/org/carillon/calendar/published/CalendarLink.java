package org.carillon.calendar.published;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret address of a calendar. The secret is not part of it, because only its hash is stored.
 *
 * @param id the id by which the address is revoked
 * @param description the purpose that its creator gave; may be empty
 * @param shown how much of the calendar it shows
 * @param made when it was created
 * @param used when it was last used, to the hour, or empty if never
 */
public record CalendarLink(
    String id, String description, PublishedPart shown, Instant made, Optional<Instant> used) {}
