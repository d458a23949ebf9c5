package org.carillon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Statements that are sent to the database together, in one round trip. They run in order, each
 * seeing the effects of those before it; if one fails, all fail.
 */
public final class Pipeline {
  private static final RowReader NOTHING = row -> {};

  private final List<String> texts = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();
  private final List<RowReader> readers = new ArrayList<>();

  /** Receives each row of a query. */
  @FunctionalInterface
  public interface RowReader {
    /** Reads the current row. */
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Adds a statement that returns no rows.
   *
   * @param values the values of its parameters; arrays of numbers, strings and octets become SQL
   *     arrays
   */
  public Pipeline add(String statement, Object... values) {
    return add(NOTHING, statement, values);
  }

  public Pipeline add(RowReader reader, String query, Object... values) {
    texts.add(query);
    Collections.addAll(parameters, values);
    readers.add(reader);
    return this;
  }

  /**
   * Adds statements that change rows as one statement, which the database plans and answers once.
   * None sees the effects of the others, and constraints must hold at the end only, so their order
   * does not matter.
   *
   * @param statements adds them; none returns rows, and none begins with {@code with}
   */
  public Pipeline atOnce(Consumer<Pipeline> statements) {
    Pipeline together = new Pipeline();
    statements.accept(together);
    List<String> texts = together.texts;
    if (texts.isEmpty()) {
      return this;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < texts.size() - 1; i++) {
      text.append(i == 0 ? "with " : ", ").append("part").append(i);
      text.append(" as (").append(texts.get(i)).append(')');
    }
    return add(text.append(' ').append(texts.getLast()).toString(), together.parameters.toArray());
  }

  /** Runs all statements and commits durably. The pipeline must not be used afterwards. */
  public void commit(Connection connection) throws SQLException {
    add("commit").execute(connection);
  }

  /** Runs all statements. */
  public void execute(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(String.join(";", texts))) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      boolean rows = statement.execute();
      for (RowReader reader : readers) {
        if (rows) {
          read(statement, reader);
        }
        rows = statement.getMoreResults();
      }
    }
  }

  private static void read(PreparedStatement statement, RowReader reader) throws SQLException {
    try (ResultSet row = statement.getResultSet()) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }
}
