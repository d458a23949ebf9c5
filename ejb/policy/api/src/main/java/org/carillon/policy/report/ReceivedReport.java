package org.carillon.policy.report;

import java.time.Instant;

/**
 * A report that somebody sent of a domain here.
 *
 * @param about the domain it is of
 * @param organization who says that it reports
 * @param proven the domain that proved to have sent it; empty if none did: then anybody may have
 *     made it up
 * @param messages of how many messages it tells
 * @param failed how many of them were not proven to be the domain's
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
