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
 * The database's schema. {@code db/schema} is the whole schema, which an empty database gets at
 * once. {@code db/change} migrates an existing database to the same schema, one script at a time;
 * {@code db/before} does so for databases that are older than the whole schema.
 */
public final class Schema {
  private static final String BEFORE = "classpath:db/before";
  private static final String CHANGES = "classpath:db/change";

  /** The version of the whole schema: above {@code db/before}, below {@code db/change}. */
  static final String WHOLE = "1000";

  private static final Set<MigrationState> UNKNOWN =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.MISSING_SUCCESS);

  private Schema() {}

  /**
   * Brings the schema up to date. Several nodes may call this at once; one of them does the work.
   *
   * @throws FlywayException if the database is unavailable, or its schema is not an older version
   *     of ours
   */
  public static void migrate(DataSource database) {
    migrate(database, CHANGES);
  }

  /** Brings the schema up to date with changes from another location. */
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
    // A transaction that holds the lock during a long script would be ended as idle.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration
        .dataSource(database)
        .locations(BEFORE, changes)
        .table(WholeSchema.HISTORY)
        // A branch that is merged later may bring a script with an earlier timestamp.
        .outOfOrder(true)
        .callbacks(new ScriptTimeouts())
        .load();
  }

  /** Throws if the schema is newer than this version. By itself Flyway would accept it. */
  private static void refuseNewer(List<MigrationInfo> scripts) {
    scripts.stream()
        .filter(script -> UNKNOWN.contains(script.getState()))
        .reduce((earlier, later) -> later)
        .ifPresent(
            newest -> {
              throw new FlywayException(
                  ("The database has schema %s, which is newer than this version of the"
                          + " server. Start the newer version, or restore a backup made before the"
                          + " upgrade.")
                      .formatted(newest.getVersion()));
            });
  }
}
