package org.carillon.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void freshDatabaseHasTheSchemaAndNoForeignRows() {
    try (var one = TestDatabase.fresh();
        var other = TestDatabase.fresh()) {
      one.transactions()
          .run(
              entities ->
                  entities
                      .createNativeQuery("INSERT INTO setting VALUES (0, 0, 'a.b', 'c')")
                      .executeUpdate());

      assertThat(settings(one)).containsExactly("a.b");
      assertThat(settings(other)).isEmpty();
    }
  }

  private static List<String> settings(TestDatabase database) {
    return database
        .transactions()
        .read(
            entities ->
                entities
                    .createNativeQuery("SELECT key FROM setting", String.class)
                    .getResultList());
  }
}
