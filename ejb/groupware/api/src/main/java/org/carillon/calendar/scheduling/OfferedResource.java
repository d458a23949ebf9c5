package org.carillon.calendar.scheduling;

import java.util.Optional;

/**
 * A resource that somebody may mean who began to type its name.
 *
 * @param resource what it is
 * @param isFree whether nothing else has it at the time that was asked about; empty where none was
 */
public record OfferedResource(FoundResource resource, Optional<Boolean> isFree) {}
