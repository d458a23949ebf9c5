package org.carillon.bench.scale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Finds large tables that were scanned, because a statement had no index. */
final class TableScans {
  private static final long LARGE = 10_000;

  private final Connection database;
  private final Map<String, Long> before;

  /** Begins counting now. */
  TableScans(Connection database) throws SQLException {
    this.database = database;
    before = counted();
  }

  /** The rows read by scans of each large table since the start. */
  Map<String, Long> since() throws SQLException {
    Map<String, Long> scans = new TreeMap<>();
    counted()
        .forEach(
            (table, rows) -> {
              long more = rows - before.getOrDefault(table, 0L);
              if (more > 0) {
                scans.put(table, more);
              }
            });
    return scans;
  }

  private Map<String, Long> counted() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Statement sql = database.createStatement();
        ResultSet tables =
            sql.executeQuery(
                "select relname, seq_tup_read from pg_stat_user_tables where n_live_tup >= "
                    + LARGE)) {
      while (tables.next()) {
        rows.put(tables.getString(1), tables.getLong(2));
      }
    }
    return rows;
  }
}
