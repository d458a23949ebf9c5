package org.carillon.policy.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * A complaint about a message that this server sent.
 *
 * @param account the account that sent the message; empty if the message has no mark of this server
 *     or the account is gone
 * @param domain the domain to whose address the complaint came
 * @param type {@code abuse}, {@code fraud} … as the report says
 * @param reporter the domain that is proven to have sent the complaint; empty if none is
 * @param program the program that reported, by its own name
 * @param messageId the message's Message-ID, as the report gives it
 * @param sent the time when the message was sent, as its mark says
 */
public record Complaint(
    Instant arrived,
    Optional<String> account,
    String domain,
    String type,
    String reporter,
    String program,
    String messageId,
    Optional<Instant> sent) {}
