package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.recovery.reserving.Restorations;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * An account that a restoration has for itself. Each of its transactions asks whether that is still
 * so: one that fell silent was ended, and may find its account rewound or restored by another.
 *
 * @param address an account that was deleted and made anew is the same to its clients
 * @param run the restoration's id
 */
record ReservedAccount(RestoreGround ground, long account, String address, String run) {
  /** Object not in prerequisite state: no fault of the database, which would be tried again. */
  private static final String NOT_OWN = "55000";

  /** Locks the account; it is the restoration's own until the transaction ends. */
  AccountRow locked(Connection connection) throws SQLException {
    try {
      AccountRow owner = MailRows.lock(connection, account);
      requireOwn(connection);
      return owner;
    } catch (RefusedException gone) {
      throw new SQLException("Account " + account + " is gone", gone);
    }
  }

  /**
   * Fails when another has taken the account over.
   *
   * @throws SQLException then, too
   */
  void requireOwn(Connection connection) throws SQLException {
    if (!Restorations.isOwn(connection, account, run)) {
      throw new SQLException("The restoration was not heard of for a while, and is over", NOT_OWN);
    }
  }

  /** The same, of no transaction. */
  void requireOwn() throws SQLException {
    ground
        .store()
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              requireOwn(connection);
              return null;
            });
  }

  /** Whether a statement about the account answers a row. */
  boolean isFound(Connection connection, String statement, Object... more) throws SQLException {
    boolean[] found = new boolean[1];
    Object[] values = new Object[more.length + 1];
    values[0] = account;
    System.arraycopy(more, 0, values, 1, more.length);
    new Pipeline().add(row -> found[0] = true, statement, values).execute(connection);
    return found[0];
  }
}
