package org.carillon.policy.report;

/**
 * Mail in a domain's name from one address, according to reports.
 *
 * @param source the client's address
 * @param from the domain in From
 * @param passed messages that were proven to be the domain's
 * @param byDkim the number of passed messages that were proven by a signature
 * @param bySpf the number of passed messages that were proven by their host
 * @param failed messages that were not proven
 * @param stopped the number of failed messages that were refused or filed as junk
 */
public record SourceFigures(
    String source, String from, long passed, long byDkim, long bySpf, long failed, long stopped) {}
