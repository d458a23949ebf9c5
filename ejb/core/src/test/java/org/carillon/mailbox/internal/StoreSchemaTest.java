package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each delivery changes counters: an index on one would be written as often. */
class StoreSchemaTest {

  @ParameterizedTest
  @ValueSource(strings = {"mailbox", "mail_account", "delivery_batch"})
  void countersStandInNoIndex(String table) throws SQLException {
    assertThat(indexes(table))
        .isNotEmpty()
        .noneMatch(
            index ->
                index.matches(".*\\b(modseq|uidnext|messages|unseen|deleted|octets|last)\\b.*"));
  }

  @Test
  void flagsStandInNoIndex() throws SQLException {
    assertThat(indexes("placement"))
        .hasSize(3)
        .noneMatch(index -> index.matches(".*\\b(modseq|flags)\\b.*"));
  }

  private static List<String> indexes(String table) throws SQLException {
    List<String> definitions = new ArrayList<>();
    try (TestDatabase database = TestDatabase.fresh();
        var connection = database.dataSource().getConnection();
        var select =
            connection.prepareStatement("select indexdef from pg_indexes where tablename = ?")) {
      select.setString(1, table);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          definitions.add(row.getString(1));
        }
      }
    }
    return definitions;
  }
}
