package org.carillon.policy.trial;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A message as it might come.
 *
 * @param client the address it would come from
 * @param helo what that would call itself
 * @param from the return path; empty for a report
 * @param to recipients, whose thresholds count; none for the server's
 * @param zone a zone in master file format (RFC 1035 §5) that answers instead of the DNS
 * @param message its octets
 */
public record TrialMessage(
    InetAddress client,
    String helo,
    String from,
    List<String> to,
    Optional<String> zone,
    byte[] message) {}
