package org.carillon.mailauth.dmarc.report;

/** What a stranger's file was read as. */
public sealed interface ReportReading {

  /**
   * It is a report.
   *
   * @param leftOut how many of its rows made no sense
   */
  record Sound(AggregateReport report, int leftOut) implements ReportReading {}

  /**
   * It is none.
   *
   * @param why a sentence for people
   */
  record Unreadable(String why) implements ReportReading {}
}
