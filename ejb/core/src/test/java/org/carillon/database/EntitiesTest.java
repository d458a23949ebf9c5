package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Tests that the entities match the tables that {@code db/schema} creates. */
class EntitiesTest {

  @Test
  void everyColumnOfAnEntityIsInTheSchemaWithItsType() {
    var schema = TestDatabase.entities().getSchemaManager();
    assertThatNoException().isThrownBy(schema::validateMappedObjects);
  }
}
