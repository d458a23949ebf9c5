package org.carillon.mailauth.dmarc.report;

public sealed interface ReportParseResult {

  /** The file is a report; {@code leftOut} rows were invalid or too many. */
  record Sound(AggregateReport report, int leftOut) implements ReportParseResult {}

  /** The file is not a report; {@code why} is a sentence for people. */
  record Unreadable(String why) implements ReportParseResult {}
}
