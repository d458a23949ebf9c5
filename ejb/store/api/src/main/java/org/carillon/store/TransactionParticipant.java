package org.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes rows in the transaction of a {@link Delivery}; either all is committed or nothing. */
@FunctionalInterface
public interface TransactionParticipant {

  /**
   * Writes the rows, at most 500, quickly and in batches. May be called again if the transaction
   * failed and the delivery is tried alone, so it must keep no state. Never commits, rolls back or
   * closes the connection.
   *
   * @param connection the transaction's connection
   * @param blob the id of the stored content
   * @param size the octets of the content
   * @param targets the answers of the delivery's targets, as they hold once the transaction
   *     commits; targets that are {@code Busy} or {@code OverQuota} may be queued here
   */
  void write(Connection connection, long blob, long size, List<TargetAnswer> targets)
      throws SQLException;
}
