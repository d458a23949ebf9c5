package org.carillon.audit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A record for the book whose deed has a connection of its own: it is written there, so that it is
 * in the book if the deed was done, and only then.
 */
@FunctionalInterface
public interface AuditEntry {
  /** What the server does by itself is in no book. */
  AuditEntry NONE = connection -> {};

  /** Writes it; called inside the transaction of the deed. */
  void write(Connection connection) throws SQLException;
}
