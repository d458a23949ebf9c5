package org.carillon.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Ids from a sequence, allocated in blocks: the sequence's value is a block's first id, and its
 * increment the block's length. The unused rest of a block is lost when the server stops; no id is
 * given out twice. Thread-safe.
 */
public final class PooledIds {
  private final SqlTransactions transactions;
  private final String query;
  private final int increment;
  private long next;
  private long end;

  /**
   * Creates the allocation from a sequence.
   *
   * @param sequence the sequence's name, as in {@code db/schema}
   * @param increment its increment
   */
  public PooledIds(DataSource dataSource, String sequence, int increment) {
    this.transactions = new SqlTransactions(dataSource);
    this.query = "select nextval('" + sequence + "')";
    this.increment = increment;
  }

  /**
   * Returns the next id, above 0.
   *
   * @throws SQLException if a new block was needed and the database is unavailable
   */
  public synchronized long next() throws SQLException {
    if (next == end) {
      next = block();
      end = next + increment;
    }
    return next++;
  }

  private long block() throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
