package org.carillon.policy.filter;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of the lists that filter mail from outside.
 *
 * @param id the internal id
 * @param name the name in reasons and logs, unique on the server
 * @param domain the domain whose mail it is for; empty for the whole server
 * @param domainName the domain's name
 * @param expires the time when it stops counting
 * @param version the number of its changes
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
