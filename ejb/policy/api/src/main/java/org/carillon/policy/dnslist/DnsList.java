package org.carillon.policy.dnslist;

import java.time.Instant;

/**
 * A list in the DNS.
 *
 * @param id its id inside
 * @param name what it is called in reasons and logs, unique on the server
 * @param version counts its changes
 */
public record DnsList(long id, String name, DnsListRule rule, long version, Instant created) {}
