package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What {@code db/schema} makes and what the entities say is one schema. */
class EntitiesTest {

  @Test
  void everyColumnOfAnEntityIsInTheSchemaWithItsType() {
    var schema = TestDatabase.entities().getSchemaManager();
    assertThatNoException().isThrownBy(schema::validateMappedObjects);
  }
}
