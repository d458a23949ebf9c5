package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Short transactions on connections of their own, outside any of the container's. What is committed
 * when {@link #write} returns is durable.
 */
public final class SqlTransactions {
  private final DataSource dataSource;

  /** Over a data source whose connections come in auto-commit mode. */
  public SqlTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What is done with a connection.
   *
   * @param <T> what comes of it
   * @param <X> what may hinder it besides the database
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Does it; neither commits nor closes. */
    T on(Connection connection) throws SQLException, X;
  }

  /**
   * Reads; each statement sees what is committed when it starts. Reads once more on a new
   * connection when the first turns out to be lost: it may be left over from before the database
   * was away.
   */
  public <T, X extends Exception> T read(Work<T, X> work) throws SQLException, X {
    try {
      return readOnce(work);
    } catch (SQLException failure) {
      if (!isLost(failure)) {
        throw failure;
      }
      return readOnce(work);
    }
  }

  private <T, X extends Exception> T readOnce(Work<T, X> work) throws SQLException, X {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    }
  }

  /** Connection exceptions (SQLSTATE class 08) and the database's shutting down (57P01 to 03). */
  private static boolean isLost(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }

  /**
   * Writes in one transaction, all or nothing. When the connection is lost while committing, the
   * exception leaves open which.
   */
  public <T, X extends Exception> T write(Work<T, X> work) throws SQLException, X {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        connection.setAutoCommit(true);
        return result;
      } catch (Throwable failure) {
        undo(connection, failure);
        throw failure;
      }
    }
  }

  private static void undo(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }
}
