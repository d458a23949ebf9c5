package org.carillon.transport;

import java.time.Instant;

/**
 * A message that is kept in an account's quarantine.
 *
 * @param id the id it is known by
 * @param from the reverse-path; empty for the null reverse-path
 * @param sender whom its recipient may allow or block: its author, else the reverse-path
 * @param subject its subject, decoded; empty when it can't be read now
 * @param to the address it was sent to
 * @param arrived when responsibility for it was taken
 * @param size its octets
 * @param reason why it is kept
 * @param isReleasable whether its recipient may release it; who administers it may
 */
public record QuarantinedMessage(
    String id,
    String from,
    String sender,
    String subject,
    String to,
    Instant arrived,
    long size,
    String reason,
    boolean isReleasable) {}
