package org.carillon.policy.report;

/**
 * Mail in a domain's name from one address, as reports have it.
 *
 * @param source the client's address
 * @param from the domain in From
 * @param passed messages that were proven to be the domain's
 * @param byDkim of those, how many by a signature
 * @param bySpf and how many by their host
 * @param failed messages that were not
 * @param stopped of those, how many were refused or filed as junk
 */
public record SourceFigures(
    String source, String from, long passed, long byDkim, long bySpf, long failed, long stopped) {}
