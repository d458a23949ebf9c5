package org.carillon.store.internal.verifying;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.store.rows.SingleStatements;

/** Reports whether blobs are known to be damaged. Only these cannot be read. */
@ApplicationScoped
class DamageHealth implements HealthCheck {
  private static final String PART = "contents";
  private static final String COUNT = "select count(*) from damage";

  private final SqlTransactions database;

  @Inject
  DamageHealth(SqlTransactions database) {
    this.database = database;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    try {
      long damaged = new SingleStatements(database).query(row -> row.getLong(1), COUNT).getFirst();
      return damaged == 0
          ? new Health(PART, true, "No message is known to be damaged.")
          : Health.unsound(
              PART, damaged + " stored contents are damaged. Verify the store to list them.");
    } catch (SQLException away) {
      return new Health(PART, true, "It is unknown at the moment whether messages are damaged.");
    }
  }
}
