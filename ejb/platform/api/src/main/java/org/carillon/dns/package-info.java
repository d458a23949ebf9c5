/**
 * Questions to the DNS: inject a {@link org.carillon.contract.dns.DnsLookup}. The core opens no
 * socket; the mail adapter offers one that asks (ADR 117).
 */
package org.carillon.dns;
