package org.carillon.policy.trial;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A sample message.
 *
 * @param client the client's address
 * @param helo the client's name in its greeting
 * @param from the return path; empty for a report
 * @param to the recipients, whose thresholds count; empty for the server's thresholds
 * @param zone a zone in master file format (RFC 1035 §5) that answers instead of the DNS
 * @param message the octets of the message
 */
public record TrialMessage(
    InetAddress client,
    String helo,
    String from,
    List<String> to,
    Optional<String> zone,
    byte[] message) {}
