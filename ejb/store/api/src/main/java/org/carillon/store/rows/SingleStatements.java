package org.carillon.store.rows;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.carillon.audit.AuditEntry;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;

/** Runs single statements, each in its own transaction. */
public record SingleStatements(SqlTransactions transactions) {
  public <T> List<T> query(Statements.Reader<T> reader, String query, Object... values)
      throws SQLException {
    return transactions.read(connection -> Statements.rows(connection, reader, query, values));
  }

  public int update(String statement, Object... values) throws SQLException {
    return update(AuditEntry.NONE, statement, values);
  }

  /** Updates rows and writes an audit record if a row was updated. */
  public int update(AuditEntry record, String statement, Object... values) throws SQLException {
    return transactions.write(
        connection -> {
          int updated = Statements.update(connection, statement, values);
          if (updated > 0) {
            record.write(connection);
          }
          return updated;
        });
  }

  /** Runs a statement that reads a whole table, without the data source's statement timeout. */
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
          return Statements.update(connection, statement, values);
        });
  }
}
