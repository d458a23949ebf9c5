/** Asks the DNS for outbound mail and {@link org.carillon.contract.dns.DnsClient}: one cache. */
package org.carillon.adapter.dns;
