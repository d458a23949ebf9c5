package org.carillon.policy.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * A complaint about a message from here.
 *
 * @param account whose message it was; empty where it carries no mark of ours, or the account is
 *     gone
 * @param domain the domain to whose address it came
 * @param type {@code abuse}, {@code fraud} … as the report says
 * @param reporter the domain that proved to have sent it; empty if none did
 * @param program what reported, as it says
 * @param messageId the message's Message-ID, as the report has it
 * @param sent when the message left, as its mark says
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
