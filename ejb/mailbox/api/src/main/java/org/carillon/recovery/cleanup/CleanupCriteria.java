package org.carillon.recovery.cleanup;

import java.time.Instant;
import java.util.Optional;

/**
 * The criteria of a search.
 *
 * @param domain searches only the accounts of this domain, given by any of its names; empty for all
 *     that the caller administers
 * @param since only messages received at that time or later
 * @param until only messages received before that time
 */
public record CleanupCriteria(
    Optional<String> domain, MessageCriteria traits, Instant since, Instant until) {}
