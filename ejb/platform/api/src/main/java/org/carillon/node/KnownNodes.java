package org.carillon.node;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.carillon.database.SqlTransactions;

/** The nodes that share this database. */
public final class KnownNodes {
  private static final String LIVING = "select distinct node from node_life where ended is null";

  private final SqlTransactions database;

  public KnownNodes(SqlTransactions database) {
    this.database = database;
  }

  /** Returns the names of all nodes that have a life which is not known to have ended. */
  public Set<String> names() throws SQLException {
    return database.read(
        connection -> {
          try (var select = connection.createStatement();
              var rows = select.executeQuery(LIVING)) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
              names.add(rows.getString(1));
            }
            return names;
          }
        });
  }
}
