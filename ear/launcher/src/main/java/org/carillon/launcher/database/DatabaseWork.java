package org.carillon.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tells whether a database works for the server: a migration of a large table is one statement,
 * during which the server itself is idle.
 */
public final class DatabaseWork {
  /** Finds working sessions; one that waits for a lock is not working, the lock's holder is. */
  private static final String WORKING =
      """
      select exists (select from pg_stat_activity where datname = current_database() and usename = current_user
        and pid <> pg_backend_pid() and backend_type = 'client backend' and state = 'active'
        and wait_event_type is distinct from 'Lock')
      """;

  private final DatabaseAccess access;

  public DatabaseWork(DatabaseAccess access) {
    this.access = access;
  }

  /** Returns within seconds; a database that does not respond counts as not working. */
  public boolean isUnderWay() {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WORKING)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException silent) {
      return false;
    }
  }
}
