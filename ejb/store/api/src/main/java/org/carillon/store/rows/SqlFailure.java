package org.carillon.store.rows;

import java.sql.SQLException;

/** Tells a database that is away from one that refuses what it was given. */
public final class SqlFailure {
  private SqlFailure() {}

  /**
   * Whether a failure is the connection's or the database's own, so that other data would fare no
   * better: SQLSTATE 08 connection exception, 25P03 a transaction that was idle for too long, 53
   * insufficient resources, 57P operator intervention, 58 system error; none at all is a pool's.
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
