package org.carillon.contract.queue;

import java.time.Duration;
import org.carillon.contract.dns.DnsPolicy;

/**
 * The settings for outgoing mail.
 *
 * @param hostName the name that we use in EHLO
 * @param dns the settings for DNS queries
 * @param smtpPort the port of MX hosts (25; tests use their own)
 * @param connectTimeout the timeout for opening a connection
 * @param commandTimeout the timeout for a reply (RFC 5321 §4.5.3.2 asks for 5 minutes; 10 for the
 *     final dot)
 * @param slowest the lowest rate, in octets per second, at which a host may accept a message; the
 *     delivery to a slower host is aborted
 * @param connections the maximum number of open connections, all destinations together
 * @param perDestination the maximum number of connections to one destination
 */
public record OutboundPolicy(
    String hostName,
    DnsPolicy dns,
    int smtpPort,
    Duration connectTimeout,
    Duration commandTimeout,
    long slowest,
    int connections,
    int perDestination) {}
