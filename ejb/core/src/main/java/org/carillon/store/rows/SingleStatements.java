package org.carillon.store.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.database.SqlTransactions;

/** Runs single statements, each in a transaction of its own. */
public record SingleStatements(SqlTransactions transactions) {
  /** What is made of a row. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the row the result stands on. */
    T of(ResultSet row) throws SQLException;
  }

  public <T> List<T> query(Reading<T> reading, String query, Object... values) throws SQLException {
    return transactions.read(
        connection -> {
          List<T> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(query)) {
            set(select, values);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(reading.of(row));
              }
            }
          }
          return found;
        });
  }

  public int update(String statement, Object... values) throws SQLException {
    return update(AuditEntry.NONE, statement, values);
  }

  /** Updates with a record, if there is what to update. */
  public int update(AuditEntry record, String statement, Object... values) throws SQLException {
    return transactions.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(statement)) {
            set(update, values);
            int updated = update.executeUpdate();
            if (updated > 0) {
              record.write(connection);
            }
            return updated;
          }
        });
  }

  /** One that reads a whole table: the data source's bound on an answer does not end it. */
  public void unhurried(String statement) throws SQLException {
    transactions.write(
        connection -> {
          int bound = connection.getNetworkTimeout();
          connection.setNetworkTimeout(Runnable::run, 0);
          try (Statement whole = connection.createStatement()) {
            return whole.execute(statement);
          } finally {
            connection.setNetworkTimeout(Runnable::run, bound);
          }
        });
  }

  /** Updates under an account's lock. */
  public int lockedUpdate(long account, String statement, Object... values) throws SQLException {
    return transactions.write(
        connection -> {
          AccountLock.take(connection, account);
          try (PreparedStatement update = connection.prepareStatement(statement)) {
            set(update, values);
            return update.executeUpdate();
          }
        });
  }

  public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
