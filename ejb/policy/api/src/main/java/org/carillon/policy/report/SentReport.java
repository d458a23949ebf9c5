package org.carillon.policy.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An aggregate report that was sent or is still to be.
 *
 * @param domain the domain whose record asks for it
 * @param day the day that it covers, in UTC
 * @param messages the number of messages in the report
 * @param sent the time when it was sent
 * @param due the time of the next attempt, if anything is still to be done
 * @param outcome the receivers or the reason for not sending, a sentence for people; empty while
 *     nothing is known
 */
public record SentReport(
    String domain,
    LocalDate day,
    long messages,
    Optional<Instant> sent,
    Optional<Instant> due,
    String outcome) {}
