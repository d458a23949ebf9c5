package org.carillon.startup;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The database's schema: the scripts of {@code db/migration}, in order, each once. */
public final class Schema {
  private Schema() {}

  /**
   * Brings the schema up to date. Several nodes may do so at once; one of them does the work.
   *
   * @throws FlywayException if the database is away, or holds a schema that is not an older one of
   *     ours
   */
  public static void migrate(DataSource database) {
    FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader());
    // A transaction that holds the lock while a long script runs would be ended as idle.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    Flyway flyway =
        configuration
            .dataSource(database)
            .locations("classpath:db/migration")
            .table("schema_history")
            .callbacks(new UnhurriedScripts())
            .load();
    refuseNewer(flyway.info());
    flyway.migrate();
  }

  /** By itself Flyway goes on with a schema of which it knows only the older part. */
  private static void refuseNewer(MigrationInfoService schema) {
    MigrationInfo current = schema.current();
    if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
      throw new FlywayException(
          "The database has schema %s, of a newer version than this one; start that version, or go back with a backup made before the upgrade."
              .formatted(current.getVersion()));
    }
  }
}
