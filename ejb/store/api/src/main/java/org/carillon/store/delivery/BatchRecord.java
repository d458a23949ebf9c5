package org.carillon.store.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/**
 * The row of this node's current life in {@code delivery_batch}, with the id of the last batch it
 * committed. A batch writes the row first. A transaction that locks the row afterwards therefore
 * knows that no batch is in progress any more, not even one whose connection was lost.
 */
public final class BatchRecord {
  /** The longest time, in s, that the database may wait for the transaction in question to end. */
  private static final int SECONDS = 5;

  private final String node;

  public BatchRecord(String node) {
    this.node = node;
  }

  /** Deletes rows of node lives that ended a day ago, and rows of versions without lives. */
  public static void forget(SqlTransactions transactions, String node) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "delete from delivery_batch b where b.node = ? or exists (select 1 from node_life l"
                      + " where l.life = b.node and l.ended < now() - interval '1 day')")) {
            delete.setString(1, node);
            return delete.executeUpdate();
          }
        });
  }

  /** Writes a batch's id in the batch's transaction. */
  void write(Pipeline pipeline, long batch) {
    pipeline.add(
        "insert into delivery_batch values (?, ?)"
            + " on conflict (node) do update set last = excluded.last",
        node,
        batch);
  }

  /** Returns whether a batch was committed. Waits until its transaction has ended. */
  boolean committed(SqlTransactions transactions, long batch) throws SQLException {
    return transactions.write(
        connection -> {
          // The first batch of a node's life inserts the row. Until that is committed there is no
          // row to lock, but another insert of the row has to wait.
          try (PreparedStatement make =
                  connection.prepareStatement(
                      "insert into delivery_batch values (?, 0) on conflict (node) do nothing");
              PreparedStatement select =
                  connection.prepareStatement(
                      "select last from delivery_batch where node = ? for update")) {
            make.setString(1, node);
            make.setQueryTimeout(SECONDS);
            make.executeUpdate();
            select.setString(1, node);
            select.setQueryTimeout(SECONDS);
            try (ResultSet row = select.executeQuery()) {
              return row.next() && row.getLong(1) == batch;
            }
          }
        });
  }
}
