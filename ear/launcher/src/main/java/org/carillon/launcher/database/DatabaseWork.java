package org.carillon.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether a database works for the server: a migration of a large table is one statement, during
 * which the server itself does nothing.
 */
public final class DatabaseWork {
  /** Whoever waits for a lock does not work; who holds it is counted where it works. */
  private static final String WORKING =
      """
      select exists (select from pg_stat_activity where datname = current_database() and usename = current_user
        and pid <> pg_backend_pid() and backend_type = 'client backend' and state = 'active'
        and wait_event_type is distinct from 'Lock')
      """;

  private final DatabaseAccess access;

  /** Of a database that could be used before. */
  public DatabaseWork(DatabaseAccess access) {
    this.access = access;
  }

  /** Answers within seconds; a database that does not answer does not work. */
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
