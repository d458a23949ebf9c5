package org.carillon.account.resource;

import java.time.Instant;

/**
 * A resource that can be booked.
 *
 * @param account the id of the account that holds the resource's calendar
 * @param domain the id of the resource's domain
 * @param address the canonical address
 * @param terms the attributes of the resource
 * @param version a counter that grows with each change
 * @param created the time at which the resource was created
 */
public record BookableResource(
    long account,
    long domain,
    String address,
    ResourceAttributes terms,
    long version,
    Instant created) {}
