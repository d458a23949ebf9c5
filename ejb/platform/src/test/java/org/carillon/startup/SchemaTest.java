package org.carillon.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.carillon.testing.TestDatabase;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void aNewerVersionsSchemaIsRefused() throws SQLException {
    TestDatabase database = TestDatabase.fresh();
    Schema.migrate(database.dataSource());
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " values (9999, '9999', 'to come', 'SQL', 'V9999__to_come.sql', 1, 'test', 1, true)");
    }

    assertThatThrownBy(() -> Schema.migrate(database.dataSource()))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("schema 9999")
        .hasMessageContaining("newer version than this one");
  }
}
