package org.carillon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Single statements on a connection, with values in the places of their question marks: whatever
 * the driver takes as an object, {@code null}, and instants.
 */
public final class Statements {
  private Statements() {}

  /**
   * Makes something of a row.
   *
   * @param <T> what
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the columns of the row that the result stands on. */
    T read(ResultSet row) throws SQLException;
  }

  /** What is made of each row of a query, or of what a statement returns. */
  public static <T> List<T> rows(
      Connection connection, Reader<T> reader, String query, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      fill(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
    }
    return found;
  }

  /** What is made of the first row; empty when there is none. */
  public static <T> Optional<T> first(
      Connection connection, Reader<T> reader, String query, Object... values) throws SQLException {
    return rows(connection, reader, query, values).stream().findFirst();
  }

  /** Changes rows, and says how many. */
  public static int update(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      fill(update, values);
      return update.executeUpdate();
    }
  }

  /** A moment in a column; empty where there is none. */
  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
    }
  }
}
