package org.carillon.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedLifeCleanupTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());

  @TempDir Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  private int sql(String statement) throws SQLException {
    return transactions.write(
        connection -> {
          try (var update = connection.createStatement()) {
            return update.executeUpdate(statement);
          }
        });
  }

  private String writers() throws SQLException {
    return transactions.read(
        connection -> {
          try (var select = connection.createStatement();
              var row =
                  select.executeQuery(
                      "select string_agg(writer, ', ' order by writer) from segment_writer")) {
            row.next();
            return row.getString(1);
          }
        });
  }

  @Test
  void onlyEndedLivesAreRemoved() throws Exception {
    sql(
        """
        insert into node_life (life, node, ended) values ('a/1', 'a', now() - interval '2 days'),
          ('a/2', 'a', now()), ('a/3', 'a', null), ('b/1', 'b', null)
        """);
    sql(
        """
        insert into segment_writer (writer, segment) values ('a', 1), ('a compaction', 2),
          ('a/1', 3), ('a/1 compaction', 4), ('a/2', 5), ('a/3', 6), ('b/1', 7), ('b', 8)
        """);
    for (String left : new String[] {"a/1", "a/3", "b/1"}) {
      Files.createDirectories(folder.resolve("spool").resolve(left));
      Files.writeString(folder.resolve("spool").resolve(left).resolve("1.spool"), "");
    }
    Files.writeString(folder.resolve("spool/a/7.spool"), "of a version without lives");

    new EndedLifeCleanup(transactions, folder, new Life("a", "a/3")).clear();

    assertThat(writers()).isEqualTo("a/2, a/3, b, b/1");
    assertThat(folder.resolve("spool/a").toFile().list()).containsExactly("3");
    assertThat(folder.resolve("spool/a/3/1.spool")).exists();
    assertThat(folder.resolve("spool/b/1/1.spool")).exists();
  }

  @Test
  void unremovableFileDoesNotStopTheCleanup() throws Exception {
    for (String left : new String[] {"a/1", "a/2", "a/4"}) {
      Files.createDirectories(folder.resolve("spool").resolve(left));
      Files.writeString(folder.resolve("spool").resolve(left).resolve("1.spool"), "");
    }
    // The system accepts both paths' names; one nested in the other would be too long.
    Path upper = deep(folder.resolve("spool/a/2"));
    Path lower = folder.resolve("lower");
    deep(lower);
    Files.move(lower, upper.resolve("lower"));
    try {
      new EndedLifeCleanup(transactions, folder, new Life("a", "a/3")).clear();

      assertThat(folder.resolve("spool/a").toFile().list()).containsExactly("2");
      assertThat(folder.resolve("spool/a/2/1.spool")).doesNotExist();
    } finally {
      Files.move(upper.resolve("lower"), lower);
    }
  }

  private static Path deep(Path top) throws IOException {
    Path deepest = top;
    for (int i = 0; i < 15; i++) {
      deepest = deepest.resolve("x".repeat(200));
    }
    return Files.createDirectories(deepest);
  }
}
