package org.carillon.account.classes;

import java.time.Instant;
import java.util.Optional;

/**
 * A class of service: settings by which a package is sold, or a kind of people has what it needs.
 *
 * @param id its id inside
 * @param name as it is asked for: {@code gold} of the server's, {@code gold@example.com} of a
 *     domain's
 * @param domain the id of the domain whose it is; empty for the server's
 * @param description what administrators are told of it
 * @param offered whether those who administer a domain may put accounts into the server's class
 * @param accounts how many accounts are in it
 * @param version counts its changes, not those of its settings or accounts
 * @param created when it was made
 */
public record ServiceClass(
    long id,
    String name,
    Optional<Long> domain,
    String description,
    boolean offered,
    long accounts,
    long version,
    Instant created) {}
