/**
 * Asks the DNS, by dnsjava: for mail on its way out, and for the application ({@link
 * org.carillon.contract.dns.DnsClient}). One cache for all.
 */
package org.carillon.adapter.dns;
