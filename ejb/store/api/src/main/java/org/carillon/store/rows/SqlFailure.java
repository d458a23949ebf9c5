package org.carillon.store.rows;

import java.sql.SQLException;

/** Distinguishes an unavailable database from one that rejects its input. */
public final class SqlFailure {
  private SqlFailure() {}

  /**
   * Returns whether a failure is due to the connection or the database itself, so that other input
   * would fail too: SQLSTATE 08 connection exception, 25P03 a transaction that was idle for too
   * long, 53 insufficient resources, 57P operator intervention, 58 system error. A failure without
   * an SQLSTATE comes from the pool and counts too.
   */
  public static boolean isOfTheDatabase(Exception failure) {
    if (!(failure instanceof SQLException e)) {
      return false;
    }
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.equals("25P03")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58");
  }
}
