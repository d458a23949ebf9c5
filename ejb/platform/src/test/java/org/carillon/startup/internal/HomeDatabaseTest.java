package org.carillon.startup.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDatabaseTest {
  @TempDir private Path home;

  @Test
  void homeAcceptsOnlyItsFirstDatabase() throws Exception {
    try (TestDatabase first = TestDatabase.fresh();
        TestDatabase other = TestDatabase.fresh();
        var connection = other.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update store_lineage set lineage = 'other'");
      HomeDatabase mine = new HomeDatabase(first.dataSource(), home);
      assertThat(mine.hindrance()).isEmpty();

      mine.take();

      Path file = home.resolve("database.id");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(new HomeDatabase(first.dataSource(), home).hindrance()).isEmpty();
      assertThat(new HomeDatabase(other.dataSource(), home).hindrance())
          .hasValueSatisfying(
              sentence ->
                  assertThat(sentence)
                      .contains("was used with another database")
                      .contains(file.toString()));
      statement.execute("drop table store_lineage");
      assertThat(new HomeDatabase(other.dataSource(), home).hindrance())
          .as("an empty one is another, too")
          .isPresent();

      Files.delete(file);
      assertThat(new HomeDatabase(other.dataSource(), home).hindrance()).isEmpty();
    }
  }
}
