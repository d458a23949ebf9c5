package org.carillon.account.resource;

import java.time.Instant;

/**
 * A resource.
 *
 * @param account the id of the account that has its calendar
 * @param domain its domain's id
 * @param address its canonical address
 * @param terms what is said of it
 * @param version counts its changes
 * @param created when it was made
 */
public record BookableResource(
    long account,
    long domain,
    String address,
    ResourceTerms terms,
    long version,
    Instant created) {}
