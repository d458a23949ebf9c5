package org.carillon.account.group;

import java.time.Instant;

/**
 * A group of accounts and other addresses.
 *
 * @param id the internal id; never reused
 * @param domain the id of the group's domain
 * @param address the canonical address
 * @param terms the attributes of the group
 * @param size the number of its direct members
 * @param version a counter that grows with each change of the group or its members
 * @param created the time at which the group was created
 * @param modified the time of the last change
 */
public record Group(
    long id,
    long domain,
    String address,
    GroupAttributes terms,
    int size,
    long version,
    Instant created,
    Instant modified) {}
