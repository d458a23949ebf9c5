package org.carillon.account.group;

import java.time.Instant;

/**
 * A group.
 *
 * @param id its id inside; never reused
 * @param domain its domain's id
 * @param address its canonical address
 * @param terms what is said of it
 * @param size how many members it has itself
 * @param version counts its changes, those of its members too
 * @param created when it was made
 * @param modified when it was last changed
 */
public record Group(
    long id,
    long domain,
    String address,
    GroupTerms terms,
    int size,
    long version,
    Instant created,
    Instant modified) {}
