package org.carillon.mailbox.internal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that fails on demand. */
final class FaultyDatabase implements DataSource {
  private final DataSource real;

  volatile boolean away;

  /** The number of connections that are lost before they are used. */
  final AtomicInteger stale = new AtomicInteger();

  /** The number of commits that are done, but whose answer is lost. */
  final AtomicInteger lostAnswers = new AtomicInteger();

  /** The number of commits that never reach the database. */
  final AtomicInteger lostCommits = new AtomicInteger();

  FaultyDatabase(DataSource real) {
    this.real = real;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away) {
      throw new SQLException("away", "08001");
    }
    Connection connection = real.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                if (method.getName().equals("prepareStatement") && take(stale)) {
                  throw new SQLException("stale", "08006");
                }
                if (method.getName().equals("commit")) {
                  return commit(connection);
                }
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Object commit(Connection connection) throws SQLException {
    if (take(lostCommits)) {
      connection.close();
      throw new SQLException("lost before the commit", "08006");
    }
    connection.commit();
    if (take(lostAnswers)) {
      connection.close();
      throw new SQLException("lost after the commit", "08006");
    }
    return null;
  }

  private static boolean take(AtomicInteger faults) {
    return faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
