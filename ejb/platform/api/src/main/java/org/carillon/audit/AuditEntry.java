package org.carillon.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An audit record of a change that has a connection of its own. It is written on that connection,
 * so that it is in the log if and only if the change was committed.
 */
@FunctionalInterface
public interface AuditEntry {
  /** No record, for what the server does by itself. */
  AuditEntry NONE = connection -> {};

  /** Writes the record. Called inside the transaction of the change. */
  void write(Connection connection) throws SQLException;
}
