package org.carillon.mailbox.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A database that records the number of octets in an answer. */
final class MeteredDatabase {
  private final DataSource real;

  /** The largest number of octets of binary columns that one query returned. */
  final AtomicLong most = new AtomicLong();

  MeteredDatabase(DataSource real) {
    this.real = real;
  }

  DataSource dataSource() {
    return metered(DataSource.class, real, new AtomicLong());
  }

  /** Wraps an object so that all objects that it returns are metered, too. */
  private <T> T metered(Class<T> type, T thing, AtomicLong octets) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> {
              Object given;
              try {
                given = method.invoke(thing, values);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              return switch (given) {
                case Connection one -> metered(Connection.class, one, octets);
                case PreparedStatement one -> metered(PreparedStatement.class, one, octets);
                case ResultSet one -> metered(ResultSet.class, one, new AtomicLong());
                case byte[] column -> {
                  long sum = octets.addAndGet(column.length);
                  most.accumulateAndGet(sum, Math::max);
                  yield column;
                }
                case null, default -> given;
              };
            }));
  }
}
