package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Short transactions on own connections, not the container's, durable after {@link #write}. */
public final class SqlTransactions {
  private final DataSource dataSource;
  private final BooleanSupplier usable;

  /** Creates transactions on a data source whose connections are in auto-commit mode. */
  public SqlTransactions(DataSource dataSource) {
    this(dataSource, () -> true);
  }

  /**
   * Creates transactions that fail without using the data source while that is of no use.
   *
   * @param usable returns whether the data source may be used
   */
  public SqlTransactions(DataSource dataSource, BooleanSupplier usable) {
    this.dataSource = dataSource;
    this.usable = usable;
  }

  private Connection connection() throws SQLException {
    if (!usable.getAsBoolean()) {
      throw new SQLTransientException(DatabaseGate.CLOSED);
    }
    return dataSource.getConnection();
  }

  /**
   * The work with a connection.
   *
   * @param <T> its result
   * @param <X> an exception of the work besides the database's
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /** Does the work; neither commits nor closes the connection. */
    T on(Connection connection) throws SQLException, X;
  }

  /**
   * Runs work that reads. Each statement sees what is committed when it starts. The work is
   * repeated on another connection if one turns out to be lost, as after an outage.
   */
  public <T, X extends Exception> T read(Work<T, X> work) throws SQLException, X {
    StaleConnection lost = new StaleConnection();
    while (true) {
      try (Connection connection = connection()) {
        return work.on(connection);
      } catch (SQLException failure) {
        if (!lost.mayBeLeftOver(failure)) {
          throw failure;
        }
      }
    }
  }

  /**
   * Writes in one transaction, all or nothing. The work is repeated if the connection turns out to
   * be lost before the commit, so it must keep nothing of an earlier try. If the connection is lost
   * during the commit, the exception leaves open whether the changes were made.
   */
  public <T, X extends Exception> T write(Work<T, X> work) throws SQLException, X {
    StaleConnection lost = new StaleConnection();
    while (true) {
      boolean committing = false;
      try (Connection connection = connection()) {
        connection.setAutoCommit(false);
        try {
          T result = work.on(connection);
          committing = true;
          connection.commit();
          connection.setAutoCommit(true);
          return result;
        } catch (Throwable failure) {
          undo(connection, failure);
          throw failure;
        }
      } catch (SQLException failure) {
        if (committing || !lost.mayBeLeftOver(failure)) {
          throw failure;
        }
      }
    }
  }

  /**
   * Runs one statement, which is a transaction by itself and durable when this returns. It is never
   * repeated: if the connection is lost, the exception leaves open whether it was executed.
   */
  public <T, X extends Exception> T single(Work<T, X> statement) throws SQLException, X {
    try (Connection connection = connection()) {
      return statement.on(connection);
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
