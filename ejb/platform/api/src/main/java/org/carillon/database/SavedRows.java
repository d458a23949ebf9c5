package org.carillon.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows of the server itself that a backup of the whole server contains besides domains, accounts
 * and their mail. Each row is a JSON text that names others (a domain, an account's address), since
 * ids are valid in one database only. The archive uses all such CDI beans.
 */
public interface SavedRows {

  /** Receives a row's text. */
  @FunctionalInterface
  interface Sink {
    void row(String text) throws IOException;
  }

  /** Rows with this order or a higher one are restored together with mail. */
  int MAIL = 40;

  /** Returns the name of the rows' file in a backup: {@code administrators}. */
  String name();

  /** Returns the position in a restore. Lower ones are restored first, as others refer to them. */
  int order();

  /** Returns a query that gives each row's text. */
  String query();

  /**
   * Returns a statement that restores a row unless it exists; its parameter is the row's text.
   *
   * @return a statement that changes one row, or none if the row exists or a row that it refers to
   *     does not
   */
  String insertion();

  /** Passes on all rows, on a connection without auto-commit, to fetch them in portions. */
  default void save(Connection connection, Sink sink) throws SQLException, IOException {
    try (PreparedStatement select = connection.prepareStatement(query())) {
      select.setFetchSize(1_000);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sink.row(row.getString(1));
        }
      }
    }
  }

  /**
   * Restores a row.
   *
   * @return whether it was restored; false also if it exists already
   */
  default boolean restore(Connection connection, String text) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(insertion())) {
      insert.setString(1, text);
      return insert.executeUpdate() > 0;
    }
  }

  /** Called after rows were restored and committed. Caches of them must be reloaded. */
  default void restored() {}
}
