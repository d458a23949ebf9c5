package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A row that is due is taken by one node at a time, and not lost with it. */
class DueRowsTest {
  private static final DueRows DUE = new DueRows("update job", "id", "due", Duration.ofMinutes(5));

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());

  @BeforeEach
  void fill() throws SQLException {
    execute("create table job (id bigint primary key, due timestamptz)");
    execute(
        "insert into job values (1, now() + interval '1 h'), (2, null), (3, now() - interval '1 m'),"
            + " (4, now() - interval '2 m')");
  }

  private void execute(String statement) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline().add(statement).execute(connection);
          return null;
        });
  }

  private static Optional<Long> claim(Connection connection) throws SQLException {
    return DUE.claim(connection, row -> row.getLong("id"));
  }

  private Optional<Long> claim() throws SQLException {
    return transactions.write(DueRowsTest::claim);
  }

  @Test
  void whatIsDueForLongestComesFirstAndOnce() throws SQLException {
    assertThat(claim()).contains(4L);
    assertThat(claim()).contains(3L);
    assertThat(claim()).isEmpty();
  }

  @Test
  void whatIsJustTakenIsPassedOver() throws SQLException {
    try (Connection other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      assertThat(claim(other)).contains(4L);

      assertThat(claim()).contains(3L);
      assertThat(claim()).isEmpty();

      // Its node is gone before it was durable.
      other.rollback();
    }
    assertThat(claim()).contains(4L);
  }

  @Test
  void oneWhoseNodeIsGoneIsTakenUpAfterTheLease() throws SQLException {
    assertThat(claim()).contains(4L);
    execute("update job set due = due - interval '299 seconds' where id = 4");
    assertThat(claim()).contains(3L);
    assertThat(claim()).isEmpty();

    execute("update job set due = due - interval '1 second' where id = 4");
    assertThat(claim()).contains(4L);
  }
}
