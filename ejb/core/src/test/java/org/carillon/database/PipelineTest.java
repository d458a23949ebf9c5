package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class PipelineTest {
  /** More often than driver and database look before they keep anything. */
  private static final int OFTEN = 20;

  private static final String QUERY =
      "select m.id from mailbox m join unnest(?::bigint[]) as n (id) on n.id = m.id";

  @Test
  void plansAreKeptUntilTheTransactionEnds() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < OFTEN; i++) {
        new Pipeline().keepPlans().add(row -> {}, QUERY, new long[] {1}).execute(connection);
        connection.commit();
      }
      assertThat(customPlans(connection)).isZero();

      for (int i = 0; i < OFTEN; i++) {
        new Pipeline().add(row -> {}, QUERY, new long[] {1}).execute(connection);
      }
      assertThat(customPlans(connection)).isPositive();
    }
  }

  private static long customPlans(Connection connection) throws SQLException {
    List<Long> found = new ArrayList<>();
    new Pipeline()
        .add(
            row -> found.add(row.getLong(1)),
            "select sum(custom_plans)::bigint from pg_prepared_statements")
        .execute(connection);
    connection.commit();
    return found.getFirst();
  }
}
