package org.carillon.policy.report;

import java.time.LocalDate;

/**
 * Mail in a domain's name on one day, according to reports.
 *
 * @param passed messages that were proven to be the domain's
 * @param failed messages that were not
 */
public record DayFigures(LocalDate day, long passed, long failed) {}
