package org.carillon.policy.filter;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of the lists for strangers' mail.
 *
 * @param id its id inside
 * @param name what it is called in reasons and logs, unique on the server
 * @param domain the domain for whose mail it is; empty for the whole server
 * @param domainName the domain's name
 * @param expires when it counts no more
 * @param version counts its changes
 */
public record FilterEntry(
    long id,
    String name,
    OptionalLong domain,
    Optional<String> domainName,
    FilterRule rule,
    Optional<Instant> expires,
    long version,
    Instant created) {}
