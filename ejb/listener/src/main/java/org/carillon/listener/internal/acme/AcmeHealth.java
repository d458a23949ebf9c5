package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Checks that certificates are ordered and renewed as they should be. */
@ApplicationScoped
class AcmeHealth implements HealthCheck {
  private static final String PART = "acme";
  private static final int MOST_TOLD = 5;

  private static final String FAILING =
      """
      select name, problem from acme_certificate where enabled and problem <> ''
        order by name limit ?
      """;

  private final SqlTransactions database;

  @Inject
  AcmeHealth(SqlTransactions database) {
    this.database = database;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Health check() {
    try {
      List<String> failing = database.read(AcmeHealth::failing);
      return failing.isEmpty()
          ? new Health(PART, true, "No certificate order or renewal is failing.")
          : Health.unsound(
              PART,
              "Certificates that cannot be ordered or renewed: " + String.join("; ", failing));
    } catch (SQLException away) {
      return Health.unsound(
          PART, "The state of certificate renewals cannot be read at the moment.");
    }
  }

  private static List<String> failing(Connection connection) throws SQLException {
    List<String> failing = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(FAILING)) {
      select.setInt(1, MOST_TOLD);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          failing.add(row.getString(1) + " (" + row.getString(2) + ")");
        }
      }
    }
    return failing;
  }
}
