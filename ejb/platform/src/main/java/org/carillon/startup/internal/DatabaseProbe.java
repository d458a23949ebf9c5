package org.carillon.startup.internal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.health.Health;

/** Checks whether the database answers. */
final class DatabaseProbe {
  static final String PART = "database";

  private DatabaseProbe() {}

  static Health check(DataSource database) {
    try (var connection = database.getConnection()) {
      return connection.isValid(1)
          ? new Health(PART, true, "The database answers.")
          : new Health(PART, false, "The database does not answer.");
    } catch (SQLException away) {
      return new Health(
          PART, false, "The database cannot be reached: " + Sentences.cause(away) + ".");
    }
  }
}
