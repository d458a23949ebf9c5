package org.carillon.mailbox.internal.verifying;

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
import org.carillon.mailbox.internal.rows.AccountLock;

/** Single statements, each a transaction of its own. */
record Rows(SqlTransactions transactions) {
  /** What is made of a row. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads the row the result stands on. */
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(Reading<T> reading, String query, Object... values) throws SQLException {
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

  int update(String statement, Object... values) throws SQLException {
    return update(AuditEntry.NONE, statement, values);
  }

  /** Updates with a record, if there is what to update. */
  int update(AuditEntry record, String statement, Object... values) throws SQLException {
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
  void unhurried(String statement) throws SQLException {
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
  int lockedUpdate(long account, String statement, Object... values) throws SQLException {
    return transactions.write(
        connection -> {
          AccountLock.take(connection, account);
          try (PreparedStatement update = connection.prepareStatement(statement)) {
            set(update, values);
            return update.executeUpdate();
          }
        });
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
