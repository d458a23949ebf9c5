package org.carillon.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * The record of one change.
 *
 * @param id grows with every record
 * @param at the time of the change
 * @param actor the caller's name; {@code server} for what the server detected by itself
 * @param session the caller's session, as named in the logs
 * @param action the action, {@code thing.verb} ({@code account.create})
 * @param subject the changed thing: an address, a domain, {@code KEY of ADDRESS} for a setting
 * @param before the value before; empty if there was none
 * @param after the value after; empty if there is none; never a secret
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
