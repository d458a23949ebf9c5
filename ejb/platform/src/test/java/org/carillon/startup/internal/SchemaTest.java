package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.carillon.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final String FIRST = "V20260301.0900__first.sql";
  private static final String SECOND = "V20260301.1000__second.sql";

  @TempDir private Path changes;

  /** Version 3 is that of release 0.1.0, 166 the last before the whole schema. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "100", "166"})
  void olderDatabaseMigratesToTheSchemaOfANewOne(String version) throws SQLException {
    try (TestDatabase earlier = TestDatabase.empty();
        TestDatabase fresh = TestDatabase.fresh()) {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(earlier.dataSource())
          .locations("classpath:db/before")
          .table(WholeSchema.HISTORY)
          .target(version)
          .load()
          .migrate();

      Schema.migrate(earlier.dataSource());

      assertThat(Catalogue.of(earlier.dataSource()))
          .containsExactlyElementsOf(Catalogue.of(fresh.dataSource()));
    }
  }

  @Test
  void newDatabaseGetsTheWholeSchemaWithoutScripts() throws Exception {
    change(FIRST, "create table first (id int)");
    try (TestDatabase database = TestDatabase.empty()) {
      migrate(database);

      assertThat(strings(database, "select version from schema_history order by installed_rank"))
          .containsExactly(Schema.WHOLE, "20260301.0900");
      assertThat(tables(database)).contains("placement").doesNotContain("first");
      migrate(database);
    }
  }

  @Test
  void existingExtensionDoesNotMakeADatabaseForeign() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      execute(database, "create extension pg_trgm");

      Schema.migrate(database.dataSource());

      assertThat(strings(database, "select version from schema_history"))
          .contains(Schema.WHOLE)
          .doesNotContain("1");
    }
  }

  @Test
  void laterAddedScriptRunsDespiteItsEarlierVersion() throws Exception {
    change(SECOND, "create table second (id int)");
    try (TestDatabase database = TestDatabase.empty()) {
      migrate(database);

      change(FIRST, "create table first (id int)");
      migrate(database);

      assertThat(tables(database)).contains("first").doesNotContain("second");
    }
  }

  @Test
  void severalNodesMayStartAtOnce() throws Exception {
    try (TestDatabase database = TestDatabase.empty();
        var nodes = Executors.newFixedThreadPool(3)) {
      Callable<Void> start =
          () -> {
            Schema.migrate(database.dataSource());
            return null;
          };
      for (Future<Void> started : nodes.invokeAll(List.of(start, start, start))) {
        started.get();
      }

      assertThat(strings(database, "select version from schema_history"))
          .containsOnlyOnce(Schema.WHOLE)
          .doesNotContain("1");
    }
  }

  @Test
  void abortedStartLeavesTheDatabaseEmpty() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      execute(
          database,
          "create schema elsewhere",
          "create function elsewhere.broken() returns event_trigger language plpgsql"
              + " as 'begin raise ''broken off''; end'",
          "create event trigger broken on ddl_command_end when tag in ('CREATE VIEW')"
              + " execute function elsewhere.broken()");
      assertThatThrownBy(() -> Schema.migrate(database.dataSource()))
          .isInstanceOf(FlywayException.class)
          .hasStackTraceContaining("broken off");
      assertThat(tables(database)).isEmpty();

      execute(database, "drop event trigger broken");
      Schema.migrate(database.dataSource());

      assertThat(tables(database)).contains("placement", "registration");
    }
  }

  @Test
  void foreignDatabaseIsRefused() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      execute(database, "create table customer (id int)");

      assertThatThrownBy(() -> Schema.migrate(database.dataSource()))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("non-empty schema");
      assertThat(tables(database)).containsExactly("customer");
    }
  }

  /** This also covers a script that is older than the newest one of this version. */
  @ParameterizedTest
  @ValueSource(strings = {"99990101.0000", "20260301.0800", "167"})
  void newerSchemaIsRefused(String version) throws Exception {
    change(FIRST, "select 1");
    try (TestDatabase database = TestDatabase.empty()) {
      migrate(database);
      execute(
          database,
          "insert into schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success) values (9999, '"
              + version
              + "', 'to come', 'SQL', 'V"
              + version
              + "__to_come.sql', 1, 'test', 1, true)");

      assertThatThrownBy(() -> migrate(database))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("schema " + version)
          .hasMessageContaining("newer than this version of the server");
    }
  }

  @Test
  void schemaFilesAreNamedByModuleAndMinute() throws IOException {
    assertThat(names("schema"))
        .containsExactlyInAnyOrderElementsOf(
            WholeSchema.MODULES.stream().map(module -> module + ".sql").toList());
    assertThat(names("before")).as("nothing is added there").hasSize(129);
    assertThat(names("change"))
        .allMatch(
            name ->
                name.equals("README.md")
                    || name.matches(
                        "V20\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\.([01]\\d|2[0-3])[0-5]\\d__[a-z0-9_]+\\.sql"));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db", folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void change(String name, String statement) throws IOException {
    Files.writeString(changes.resolve(name), statement);
  }

  private void migrate(TestDatabase database) {
    Schema.migrate(database.dataSource(), "filesystem:" + changes);
  }

  private static List<String> tables(TestDatabase database) throws SQLException {
    return strings(database, "select tablename from pg_tables where schemaname = 'public'");
  }

  private static List<String> strings(TestDatabase database, String query) throws SQLException {
    DataSource source = database.dataSource();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }

  private static void execute(TestDatabase database, String... statements) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
