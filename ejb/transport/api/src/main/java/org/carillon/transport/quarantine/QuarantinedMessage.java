package org.carillon.transport.quarantine;

import java.time.Instant;

/**
 * A message in an account's quarantine.
 *
 * @param id its id
 * @param from the reverse-path; empty for the null reverse-path
 * @param sender the sender to allow or block: its author, else the reverse-path
 * @param subject its subject, decoded; empty if it can't be read now
 * @param to the address it was sent to
 * @param arrived when it was accepted
 * @param size its size in octets
 * @param reason why it is held
 * @param isReleasable whether its recipient may release it; an administrator always may
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
