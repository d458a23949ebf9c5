package org.carillon.mailauth.dmarc.report;

/** The result of reading an untrusted file. */
public sealed interface ReportReading {

  /**
   * The file is a report.
   *
   * @param leftOut the number of rows that were invalid or too many
   */
  record Sound(AggregateReport report, int leftOut) implements ReportReading {}

  /**
   * The file is not a report.
   *
   * @param why the reason, as a sentence for people
   */
  record Unreadable(String why) implements ReportReading {}
}
