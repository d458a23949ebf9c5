package org.carillon.startup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The whole schema: {@code db/schema}, a file for each module of the core. */
final class WholeSchema {
  /** The name of Flyway's table of the executed scripts. */
  static final String HISTORY = "schema_history";

  /** The files in the order of the modules: each refers only to its own tables and earlier ones. */
  static final List<String> MODULES =
      List.of(
          "platform",
          "directory",
          "identity",
          "store",
          "mailbox",
          "policy",
          "groupware",
          "notification",
          "transport",
          "listener",
          "look",
          "archive",
          "call");

  /** The lock is held until the end of the transaction: a waiting node then finds the schema. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('carillon schema', 0))";

  /** A database that has only tables and functions of extensions is empty, too. */
  private static final String EMPTY =
      """
      select not exists (select from pg_class c where c.relnamespace = current_schema()::regnamespace
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
        and not exists (select from pg_proc p where p.pronamespace = current_schema()::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))
      """;

  private static final String NOTE =
      """
      insert into schema_history
        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
      select coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, current_user, 0, true from schema_history
      """;

  private final DataSource database;

  WholeSchema(DataSource database) {
    this.database = database;
  }

  /**
   * Creates the schema in an empty database, in one transaction: after a failure at any point the
   * database is still empty. Records all changes as executed, since the whole schema includes them.
   * A database that is not empty is left as it is.
   *
   * @param scripts all scripts, including those older than the whole schema
   * @throws FlywayException if the database refuses
   */
  void make(List<MigrationInfo> scripts) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        make(connection, scripts);
        connection.commit();
        connection.setAutoCommit(true);
      } catch (SQLException | RuntimeException broken) {
        takeBack(connection, broken);
        throw broken;
      }
    } catch (SQLException refused) {
      throw new FlywayException("The schema could not be created", refused);
    }
  }

  private static void make(Connection connection, List<MigrationInfo> scripts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      if (isEmpty(statement)) {
        // No file uses JDBC escapes in braces.
        statement.setEscapeProcessing(false);
        for (String module : MODULES) {
          statement.execute(text(module));
        }
        note(connection, scripts);
      }
    }
  }

  private static void takeBack(Connection connection, Exception broken) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException gone) {
      broken.addSuppressed(gone);
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(EMPTY)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String text(String module) {
    try (InputStream file =
        WholeSchema.class.getResourceAsStream("/db/schema/" + module + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void note(Connection connection, List<MigrationInfo> scripts) throws SQLException {
    MigrationVersion whole = MigrationVersion.fromVersion(Schema.WHOLE);
    try (PreparedStatement note = connection.prepareStatement(NOTE)) {
      note(note, whole, "the whole schema", "BASELINE", "db/schema", null);
      for (MigrationInfo script : scripts) {
        if (script.getVersion().isNewerThan(whole.getVersion())) {
          note(
              note,
              script.getVersion(),
              script.getDescription(),
              script.getType().name(),
              script.getScript(),
              script.getChecksum());
        }
      }
    }
  }

  private static void note(
      PreparedStatement note,
      MigrationVersion version,
      String description,
      String type,
      String script,
      Integer checksum)
      throws SQLException {
    note.setString(1, version.getVersion());
    note.setString(2, description);
    note.setString(3, type);
    note.setString(4, script);
    note.setObject(5, checksum, Types.INTEGER);
    note.executeUpdate();
  }
}
