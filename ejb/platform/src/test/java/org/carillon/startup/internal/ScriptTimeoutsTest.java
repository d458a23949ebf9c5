package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.carillon.testing.TestDatabase;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;

class ScriptTimeoutsTest {

  @Test
  void scriptsWaitForLocksOnlyBriefly() throws Exception {
    try (Connection connection = TestDatabase.emptied().dataSource().getConnection()) {
      connection.setAutoCommit(false);

      new ScriptTimeouts().handle(Event.BEFORE_EACH_MIGRATE, context(connection));

      assertThat(lockTimeout(connection)).isEqualTo("3s");
      connection.commit();
      assertThat(lockTimeout(connection)).isEqualTo("0");
    }
  }

  private static String lockTimeout(Connection connection) throws SQLException {
    try (Statement show = connection.createStatement();
        ResultSet row = show.executeQuery("show lock_timeout")) {
      row.next();
      return row.getString(1);
    }
  }

  private static Context context(Connection connection) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) -> method.getName().equals("getConnection") ? connection : null);
  }
}
