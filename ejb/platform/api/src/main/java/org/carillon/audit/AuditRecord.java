package org.carillon.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One change.
 *
 * @param id grows with every record
 * @param at when
 * @param actor the caller's name; {@code server} for what the server noticed by itself
 * @param session the session the caller acted in, as in the logs
 * @param action what was done, {@code thing.verb} ({@code account.create})
 * @param subject to what and whose: an address, a domain, {@code KEY of ADDRESS} for a setting
 * @param before what was there; empty if nothing
 * @param after what is there now; empty if nothing; never a secret
 */
public record AuditRecord(
    long id,
    Instant at,
    String actor,
    String session,
    String action,
    String subject,
    Optional<String> before,
    Optional<String> after) {}
