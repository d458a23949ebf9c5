package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.carillon.testing.TestDatabase;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** What the migrations make and what the entities say is one schema. */
class EntitiesTest {

  @Test
  void everyColumnOfAnEntityIsInTheSchemaWithItsType() {
    SessionFactory entities = TestDatabase.emptied().entities().unwrap(SessionFactory.class);
    assertThatNoException().isThrownBy(entities.getSchemaManager()::validateMappedObjects);
  }
}
