package org.carillon.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.carillon.database.SqlTransactions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class BatchRecordTest {
  private static final long BATCH = 17;

  private final TestDatabase database = TestDatabase.emptied();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final BatchRecord record = new BatchRecord("a/1");

  @Test
  void unwrittenBatchIsNotCommitted() throws SQLException {
    assertThat(record.committed(transactions, BATCH)).isFalse();
  }

  @Test
  void firstBatchOfALifeIsAwaitedUntilDecided() throws Exception {
    try (Connection batch = database.dataSource().getConnection()) {
      batch.setAutoCommit(false);
      try (Statement insert = batch.createStatement()) {
        insert.executeUpdate("insert into delivery_batch values ('a/1', " + BATCH + ")");
      }
      CompletableFuture<Boolean> asked =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return record.committed(transactions, BATCH);
                } catch (SQLException failure) {
                  throw new IllegalStateException(failure);
                }
              });
      while (!asked.isDone() && !somebodyWaits()) {
        Thread.onSpinWait();
      }
      batch.commit();

      assertThat(asked.get()).isTrue();
    }
  }

  private boolean somebodyWaits() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement ask = connection.createStatement();
        ResultSet row = ask.executeQuery("select 1 from pg_locks where not granted limit 1")) {
      return row.next();
    }
  }
}
