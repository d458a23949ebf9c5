package org.carillon.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads the identity of the database, which its schema wrote once, when it was created. */
public final class DatabaseIdentity {
  private static final String THERE = "select to_regclass('store_lineage') is not null";
  private static final String ID = "select lineage from store_lineage";

  private DatabaseIdentity() {}

  /** Returns the id of the connection's database; empty if it does not have our schema yet. */
  public static Optional<String> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet row = statement.executeQuery(THERE)) {
        there = row.next() && row.getBoolean(1);
      }
      if (!there) {
        return Optional.empty();
      }
      try (ResultSet row = statement.executeQuery(ID)) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
