package org.carillon.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A record for the log of a change that has a connection of its own: it is written there, so that
 * it is in the log if the change was made, and only then.
 */
@FunctionalInterface
public interface AuditEntry {
  /** What the server does by itself is not in the log. */
  AuditEntry NONE = connection -> {};

  /** Writes it; called inside the transaction of the deed. */
  void write(Connection connection) throws SQLException;
}
