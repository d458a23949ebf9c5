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

/** Runs single statements with parameters: all that the driver accepts, null, and instants. */
public final class Statements {
  private Statements() {}

  /**
   * Makes an object from a row.
   *
   * @param <T> the object's type
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads the columns of the current row. */
    T read(ResultSet row) throws SQLException;
  }

  /** Returns the objects made from all rows of a query, or of a statement that returns rows. */
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

  /** Returns the object made from the first row; empty if there is none. */
  public static <T> Optional<T> first(
      Connection connection, Reader<T> reader, String query, Object... values) throws SQLException {
    return rows(connection, reader, query, values).stream().findFirst();
  }

  /** Changes rows and returns their number. */
  public static int update(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      fill(update, values);
      return update.executeUpdate();
    }
  }

  /** Returns the time in a column; empty if it is null. */
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
