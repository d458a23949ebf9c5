package org.carillon.recovery.cleanup;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be looked for, and where.
 *
 * @param domain only in the accounts of this domain, by any of its names; empty for all that the
 *     caller administers
 * @param since only what was received then or later
 * @param until only what was received before
 */
public record CleanupWish(
    Optional<String> domain, MessageTraits traits, Instant since, Instant until) {}
