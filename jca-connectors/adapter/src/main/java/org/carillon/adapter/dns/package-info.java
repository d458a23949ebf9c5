/**
 * Asks the DNS, by dnsjava, for outbound mail and for the application ({@link
 * org.carillon.contract.dns.DnsClient}). All share one cache.
 */
package org.carillon.adapter.dns;
