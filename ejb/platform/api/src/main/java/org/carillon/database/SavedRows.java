package org.carillon.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows of the server's own that a backup of the whole server has besides domains, accounts and
 * their mail. Each is a JSON text that names others (a domain by its name, an account by its
 * address), since ids mean something in one database only. Every CDI bean of this type is asked by
 * the archive.
 */
public interface SavedRows {

  /** Takes a row's text. */
  @FunctionalInterface
  interface Sink {
    void row(String text) throws IOException;
  }

  /** Those of at least that order are put back when mail is. */
  int MAIL = 40;

  /** What they are, as their file in a backup is called: {@code administrators}. */
  String name();

  /** Restored are those of lower numbers first: what others refer to. */
  int order();

  /** A query that gives each row's text. */
  String query();

  /**
   * A statement that puts a row back unless it is there; its parameter is the row's text.
   *
   * @return what changes one row, or none when the row is there, or what it refers to is not
   */
  String insertion();

  /** Gives all rows, on a connection that is not in auto-commit mode: they come in pieces. */
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
   * Puts a row back.
   *
   * @return whether it was; it may be there already
   */
  default boolean restore(Connection connection, String text) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(insertion())) {
      insert.setString(1, text);
      return insert.executeUpdate() > 0;
    }
  }

  /** Some were put back and are durable: what is kept of them in memory is to be read anew. */
  default void restored() {}
}
