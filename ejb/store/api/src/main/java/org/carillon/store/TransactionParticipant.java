package org.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows that are written in the transaction of a {@link Delivery}, all or none with it. */
@FunctionalInterface
public interface TransactionParticipant {

  /**
   * Writes the rows; quick, in batches, at most 500 of them. May be called again when the
   * transaction failed and the delivery is tried alone: keep no state. Never commits, rolls back or
   * closes.
   *
   * @param connection the transaction's connection
   * @param blob the content's blob id
   * @param size the content's octets
   * @param targets the delivery's targets' answers as they will hold when the transaction commits:
   *     what is {@code Busy} or {@code OverQuota} may be queued here
   */
  void write(Connection connection, long blob, long size, List<TargetAnswer> targets)
      throws SQLException;
}
