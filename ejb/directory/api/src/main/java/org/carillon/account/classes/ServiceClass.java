package org.carillon.account.classes;

import java.time.Instant;
import java.util.Optional;

/**
 * A class of service: a set of settings that are sold as a package, or that a kind of users needs.
 *
 * @param id the internal id
 * @param name the name with which the class is asked for: {@code gold} for a class of the server,
 *     {@code gold@example.com} for a class of a domain
 * @param domain the id of the domain that owns the class; empty for a class of the server
 * @param description a text for administrators
 * @param offered true if administrators of domains may put accounts into this class of the server
 * @param accounts the number of accounts in the class
 * @param version a counter that grows with each change of the class, not of its settings or
 *     accounts
 * @param created the time at which the class was created
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
