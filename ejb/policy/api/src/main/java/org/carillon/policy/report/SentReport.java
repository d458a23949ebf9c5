package org.carillon.policy.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A report that is to be sent, or was.
 *
 * @param domain whose record asks for it
 * @param day what it tells of, in UTC
 * @param messages of how many messages it tells
 * @param sent when it was
 * @param due when it is looked at, if anything is still to be done
 * @param outcome to whom it went, or why not, a sentence for people; empty while nothing is known
 */
public record SentReport(
    String domain,
    LocalDate day,
    long messages,
    Optional<Instant> sent,
    Optional<Instant> due,
    String outcome) {}
