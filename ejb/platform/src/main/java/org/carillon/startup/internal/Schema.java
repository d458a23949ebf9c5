package org.carillon.startup.internal;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The database's schema. {@code db/schema} is the whole of it, which an empty database gets at
 * once. {@code db/change} leads a database that is there to the same schema, a script at a time;
 * {@code db/before} does so for databases from before there was a whole one.
 */
public final class Schema {
  private static final String BEFORE = "classpath:db/before";
  private static final String CHANGES = "classpath:db/change";

  /** Versions of {@code db/before} are below this one, those of {@code db/change} above it. */
  static final String WHOLE = "1000";

  private static final Set<MigrationState> UNKNOWN =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS);

  private Schema() {}

  /**
   * Brings the schema up to date. Several nodes may do so at once; one of them does the work.
   *
   * @throws FlywayException if the database is away, or holds a schema that is not an older one of
   *     ours
   */
  public static void migrate(DataSource database) {
    migrate(database, CHANGES);
  }

  /** The same with changes from elsewhere. */
  static void migrate(DataSource database, String changes) {
    Flyway flyway = flyway(database, changes);
    List<MigrationInfo> scripts = List.of(flyway.info().all());
    refuseNewer(scripts);
    if (scripts.stream().noneMatch(script -> script.getState().isApplied())) {
      new WholeSchema(database).make(scripts);
    }
    flyway.migrate();
  }

  private static Flyway flyway(DataSource database, String changes) {
    FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader());
    // A transaction that holds the lock while a long script runs would be ended as idle.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration
        .dataSource(database)
        .locations(BEFORE, changes)
        .table(WholeSchema.HISTORY)
        // A branch that lands later may bring a script of an earlier minute.
        .outOfOrder(true)
        .callbacks(new UnhurriedScripts())
        .load();
  }

  /** By itself Flyway goes on with a schema of which it knows only the older part. */
  private static void refuseNewer(List<MigrationInfo> scripts) {
    scripts.stream()
        .filter(script -> UNKNOWN.contains(script.getState()))
        .reduce((earlier, later) -> later)
        .ifPresent(
            newest -> {
              throw new FlywayException(
                  "The database has schema %s, of a newer version than this one; start that version, or go back with a backup made before the upgrade."
                      .formatted(newest.getVersion()));
            });
  }
}
