/**
 * DNS queries: inject a {@link org.carillon.contract.dns.DnsLookup}. The core opens no socket; the
 * mail adapter offers an implementation that does (ADR 117).
 */
package org.carillon.dns;
