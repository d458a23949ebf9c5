package org.carillon.blob.internal.compaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A database whose client is killed at a certain commit, just before it or just after. */
final class StoppingDatabase {
  private final DataSource real;
  private final int commit;
  private final boolean after;
  private int commits;

  /** Ends the client's work; no fault handler catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  StoppingDatabase(DataSource real, int commit, boolean after) {
    this.real = real;
    this.commit = commit;
    this.after = after;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(real, arguments);
              return result instanceof Connection connection ? watched(connection) : result;
            });
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean now = method.getName().equals("commit") && commits++ == commit;
              if (now && !after) {
                throw new Killed();
              }
              try {
                Object result = method.invoke(connection, arguments);
                if (now) {
                  throw new Killed();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
