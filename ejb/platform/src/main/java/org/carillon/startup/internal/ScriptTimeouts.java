package org.carillon.startup.internal;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a schema script run as long as it needs: an index over millions of rows is created in one
 * statement, and the data source's {@code socketTimeout} would break it off at every start. But it
 * waits only seconds for a lock: while it waits, all other nodes' statements on that table queue
 * behind it. The startup retries until it gets the lock.
 */
final class ScriptTimeouts implements Callback {
  private int bound;

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
      default -> false;
    };
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      var connection = context.getConnection();
      if (event == Event.BEFORE_EACH_MIGRATE) {
        bound = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement bounded = connection.createStatement()) {
          bounded.execute("set local lock_timeout = '3s'");
        }
      } else {
        connection.setNetworkTimeout(Runnable::run, bound);
      }
    } catch (SQLException broken) {
      throw new FlywayException("The bound on an answer cannot be set", broken);
    }
  }

  @Override
  public String getCallbackName() {
    return "unhurried scripts";
  }
}
