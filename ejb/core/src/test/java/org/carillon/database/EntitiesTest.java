package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The entities match the tables that {@code db/schema} makes. */
class EntitiesTest {

  @Test
  void everyColumnOfAnEntityIsInTheSchemaWithItsType() {
    var schema = TestDatabase.entities().getSchemaManager();
    assertThatNoException().isThrownBy(schema::validateMappedObjects);
  }
}
