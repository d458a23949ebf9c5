package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Checks that the hooks of the server and of domains deliver their messages. */
@ApplicationScoped
class HookHealth implements HealthCheck {
  private static final String PART = "web-hooks";

  private final SqlTransactions transactions;

  @Inject
  HookHealth(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    try {
      List<String> troubled =
          transactions.read(HookRows::troubled).stream()
              .map(row -> row.hook().name() + ": " + row.hook().trouble())
              .toList();
      // The messages wait for any node: no other is better off.
      return troubled.isEmpty()
          ? new Health(PART, true, "Web hooks are delivered.")
          : Health.unsound(PART, String.join(" ", troubled));
    } catch (SQLException away) {
      return new Health(PART, true, "Web hooks wait until the database is available.");
    }
  }
}
