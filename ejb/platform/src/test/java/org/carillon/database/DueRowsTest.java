package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that one node at a time takes a due row, and that the row is not lost with the node. */
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
  void longestDueRowIsClaimedFirstAndOnce() throws SQLException {
    assertThat(claim()).contains(4L);
    assertThat(claim()).contains(3L);
    assertThat(claim()).isEmpty();
  }

  @Test
  void rowClaimedByAnotherNodeIsSkipped() throws SQLException {
    try (Connection other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      assertThat(claim(other)).contains(4L);

      assertThat(claim()).contains(3L);
      assertThat(claim()).isEmpty();

      // The node ends before the commit.
      other.rollback();
    }
    assertThat(claim()).contains(4L);
  }

  @Test
  void rowOfAFailedNodeIsClaimedAfterItsLease() throws SQLException {
    assertThat(claim()).contains(4L);
    execute("update job set due = due - interval '299 seconds' where id = 4");
    assertThat(claim()).contains(3L);
    assertThat(claim()).isEmpty();

    execute("update job set due = due - interval '1 second' where id = 4");
    assertThat(claim()).contains(4L);
  }

  @Test
  void rowStaysClaimedWhileItsWorkRuns() throws Exception {
    boolean worked =
        brief(Duration.ofMinutes(5))
            .work(
                transactions,
                row -> row.getLong("id"),
                taken -> {
                  assertThat(taken).isEqualTo(4);
                  OffsetDateTime first = due(4);
                  while (!due(4).isAfter(first.plus(KEPT))) {
                    assertThat(claim()).isNotEqualTo(Optional.of(4L));
                    Thread.sleep(Duration.ofMillis(20));
                  }
                  execute("update job set due = null where id = 4");
                });

    assertThat(worked).isTrue();
    assertThat(due(4)).isNull();
    assertThat(brief(Duration.ZERO).work(transactions, row -> 0, _ -> {})).isFalse();
  }

  @Test
  void outageFreesTheRowAtOnceAndADefectDelaysIt() throws Exception {
    assertThat(afterWork(() -> new SQLException("away", "08006"))).isLessThan(10);
    assertThat(afterWork(() -> new IOException("No space left on device"))).isLessThan(10);
    assertThat(afterWork(() -> new IllegalStateException(new SQLException("frozen"))))
        .isLessThan(10);
    assertThat(afterWork(() -> new IllegalStateException("a defect"))).isGreaterThan(250);
    assertThat(afterWork(() -> new IllegalStateException(new SQLException("double key", "23505"))))
        .isGreaterThan(250);
  }

  private static final Duration KEPT = Duration.ofSeconds(1);

  private static DueRows brief(Duration lease) {
    return new DueRows("update job", "id", "due", lease, KEPT, Duration.ofMillis(100));
  }

  /** Returns the seconds until the row is due after the work has failed. */
  private long afterWork(Supplier<Exception> failure) throws Exception {
    execute("update job set due = now() - interval '1 hour' where id = 4");
    // The lease is long, so that only the failure can free the row.
    DueRows rows =
        new DueRows("update job", "id", "due", Duration.ofMinutes(5), Duration.ofSeconds(40), KEPT);
    OffsetDateTime[] taken = {null};
    assertThatThrownBy(
            () ->
                rows.<Long, Exception>work(
                    transactions,
                    row -> row.getLong("id"),
                    _ -> {
                      taken[0] = due(4);
                      throw failure.get();
                    }))
        .isInstanceOf(failure.get().getClass());
    while (due(4).equals(taken[0])) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return Duration.between(OffsetDateTime.now(ZoneOffset.UTC), due(4)).toSeconds();
  }

  private OffsetDateTime due(long id) throws SQLException {
    return transactions.read(
        connection -> {
          try (var row =
              connection.createStatement().executeQuery("select due from job where id = " + id)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
          }
        });
  }
}
