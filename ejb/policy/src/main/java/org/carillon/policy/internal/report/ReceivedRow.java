package org.carillon.policy.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.mailauth.dmarc.report.ReportRow;

/**
 * The part of a report's rows that is stored, equal ones together.
 *
 * @param source the client's address
 * @param handling none, pass, quarantine, reject
 */
record ReceivedRow(
    String source, String headerFrom, boolean isDkim, boolean isSpf, String handling, long count) {
  /** The largest number of rows. A report with more is of an attack; the largest suffice. */
  static final int MOST = 2_000;

  private static final int MOST_NAME = 253;
  private static final long MOST_COUNT = 1_000_000_000_000L;

  /** Returns the rows of a report, the largest first. */
  static List<ReceivedRow> of(List<ReportRow> rows) {
    Map<ReceivedRow, Long> merged = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      String from = row.headerFrom();
      var key =
          new ReceivedRow(
              row.source().getHostAddress(),
              from.length() > MOST_NAME ? from.substring(0, MOST_NAME) : from,
              row.isDkimAligned(),
              row.isSpfAligned(),
              row.handling().name().toLowerCase(Locale.ROOT),
              0);
      merged.merge(key, Math.min(row.count(), MOST_COUNT), (a, b) -> Math.min(a + b, MOST_COUNT));
    }
    List<ReceivedRow> all = new ArrayList<>();
    merged.forEach((key, count) -> all.add(key.counting(count)));
    all.sort((a, b) -> Long.compare(b.count, a.count));
    return all;
  }

  private ReceivedRow counting(long messages) {
    return new ReceivedRow(source, headerFrom, isDkim, isSpf, handling, messages);
  }
}
