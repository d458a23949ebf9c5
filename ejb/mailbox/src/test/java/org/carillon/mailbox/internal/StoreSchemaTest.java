package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the schema's indexes. Deliveries change counters, which must not be indexed. */
class StoreSchemaTest {

  @ParameterizedTest
  @ValueSource(strings = {"mailbox", "mail_account", "delivery_batch"})
  void countersAreInNoIndex(String table) throws SQLException {
    assertThat(indexes(table))
        .isNotEmpty()
        .noneMatch(
            index ->
                index.matches(".*\\b(modseq|uidnext|messages|unseen|deleted|octets|last)\\b.*"));
  }

  @Test
  void flagsAreInNoIndex() throws SQLException {
    assertThat(indexes("placement"))
        .hasSize(5)
        .noneMatch(index -> index.matches(".*\\b(modseq|flags)\\b.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into mailbox (id, account, name, uidvalidity, modseq, messages, unseen)"
            + " values (1, 1, 'x', 1, 1, 1, 2)",
        "insert into mailbox (id, account, name, uidvalidity, modseq, octets)"
            + " values (1, 1, 'x', 1, 1, -1)",
        "insert into mailbox (id, account, name, uidvalidity, modseq, uidnext)"
            + " values (1, 1, 'x', 1, 1, 4294967297)",
        "insert into mailbox (id, account, name, uidvalidity, modseq, restoring)"
            + " values (1, 1, 'x', 1, 1, 'run')",
        "insert into mail_account (account, domain, modseq, uidvalidity, messages)"
            + " values (1, 1, 1, 1, -1)",
        "insert into mail_account (account, domain, modseq, uidvalidity, log_from)"
            + " values (1, 1, 1, 1, 2)",
        "insert into placement (mailbox, uid, item, thread, modseq, flags, saved, octets)"
            + " values (1, 4294967296, 1, 1, 1, 0, now(), 1)"
      })
  void constraintsRefuseInvalidRows(String statement) throws SQLException {
    try (TestDatabase database = TestDatabase.fresh();
        var connection = database.dataSource().getConnection();
        var insert = connection.createStatement()) {
      assertThatThrownBy(() -> insert.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).startsWith("23"));
    }
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
