package org.carillon.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Short transactions on connections of their own, outside any of the container's. What is committed
 * when {@link #write} returns is durable.
 */
public final class SqlTransactions {
  private final DataSource dataSource;
  private final BooleanSupplier usable;

  /** Over a data source whose connections come in auto-commit mode. */
  public SqlTransactions(DataSource dataSource) {
    this(dataSource, () -> true);
  }

  /**
   * The same, which fails without asking the data source while that is of no use.
   *
   * @param usable whether it may be asked
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
   * Reads; each statement sees what is committed when it starts. Read again on another connection
   * when one turns out to be lost: it may be left over from before the database was away.
   */
  public <T, X extends Exception> T read(Work<T, X> work) throws SQLException, X {
    LostConnection lost = new LostConnection();
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
   * Writes in one transaction, all or nothing. Done again when the connection turns out to be lost
   * before the commit, so the work keeps nothing of an earlier try. When it is lost while
   * committing, the exception leaves open whether it was done.
   */
  public <T, X extends Exception> T write(Work<T, X> work) throws SQLException, X {
    LostConnection lost = new LostConnection();
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
   * Does one statement, which is a transaction by itself and durable when this returns. Never done
   * again: when the connection is lost, the exception leaves open whether it was done.
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
