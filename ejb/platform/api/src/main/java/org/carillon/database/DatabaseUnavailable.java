package org.carillon.database;

import java.sql.SQLException;
import java.util.Set;

/** Distinguishes a database that is unavailable, or has no capacity just now, from a defect. */
public final class DatabaseUnavailable {
  /** SQLSTATE classes: connection, insufficient resources, operator intervention, system error. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

  private DatabaseUnavailable() {}

  /**
   * Returns whether an unavailable database caused the failure, even if the failure is wrapped. A
   * pool that gets no connection throws without any SQLSTATE.
   */
  public static boolean isBehind(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (state == null || state.isEmpty() || CLASSES.contains(state.substring(0, 2))) {
          return true;
        }
      }
    }
    return false;
  }
}
