package org.carillon.policy.report;

import java.time.Instant;

/**
 * A received report about a domain of this server.
 *
 * @param about the domain that the report is about
 * @param organization the reporting organization, by its own name
 * @param proven the domain that is proven to have sent the report; empty if none is: then the
 *     report may be forged
 * @param messages the number of messages in the report
 * @param failed the number of these messages that were not proven to be the domain's
 */
public record ReceivedReport(
    String about,
    String organization,
    String id,
    String proven,
    Instant began,
    Instant ended,
    long messages,
    long failed) {}
