package org.carillon.calendar.scheduling;

import java.util.Optional;

/**
 * A resource that is offered to a user who began to type its name.
 *
 * @param resource the resource
 * @param isFree whether nothing else is booked at the requested time, or empty if no time was given
 */
public record ResourceSuggestion(FoundResource resource, Optional<Boolean> isFree) {}
