package org.carillon.mailauth.dmarc.report;

public sealed interface ReportParseResult {

  /**
   * The file is a report.
   *
   * @param leftOut the number of rows that were invalid or too many
   */
  record Sound(AggregateReport report, int leftOut) implements ReportParseResult {}

  /**
   * The file is not a report.
   *
   * @param why the reason, as a sentence for people
   */
  record Unreadable(String why) implements ReportParseResult {}
}
