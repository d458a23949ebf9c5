package org.carillon.policy.internal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A report whose day is over.
 *
 * @param attempts the number of failed attempts to send it
 */
record DueReport(long id, LocalDate day, String domain, int attempts) {

  static DueReport of(ResultSet row) throws SQLException {
    return new DueReport(
        row.getLong("id"),
        row.getObject("day", LocalDate.class),
        row.getString("domain"),
        row.getInt("attempts"));
  }

  Instant begin() {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns the last second of the day. */
  Instant end() {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
  }

  /** Returns an id that copies of the report share, so that they count once. */
  String reportId(String host) {
    return day.toString().replace("-", "") + "." + id + "@" + host;
  }
}
