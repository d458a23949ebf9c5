package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;
import org.carillon.recovery.reserving.AccountReservations;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.RefusedException;

/**
 * An account that is reserved for a restoration. Each of its transactions checks that this is still
 * so. A task that did not renew its lease was ended, and another may have rewound or restored the
 * account.
 *
 * @param address the account's address; for clients, an account that was deleted and created again
 *     is the same
 * @param run the restoration's id
 */
record ReservedAccount(RestoreContext dependencies, long account, String address, String run) {
  /** The SQLSTATE "object not in prerequisite state", after which nothing is repeated. */
  private static final String NOT_OWN = "55000";

  /** Locks the account. It stays the restoration's own until the transaction ends. */
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
   * Throws if another task has got the account.
   *
   * @throws SQLException also in this case
   */
  void requireOwn(Connection connection) throws SQLException {
    if (!AccountReservations.isOwn(connection, account, run)) {
      throw new SQLException("The restore did not report for too long and was ended", NOT_OWN);
    }
  }

  /** Makes the same check outside a transaction. */
  void requireOwn() throws SQLException {
    dependencies
        .store()
        .transactions()
        .<Void, SQLException>read(
            connection -> {
              requireOwn(connection);
              return null;
            });
  }

  /** Returns whether a statement about the account returns a row. */
  boolean isFound(Connection connection, String statement, Object... more) throws SQLException {
    boolean[] found = new boolean[1];
    Object[] values = new Object[more.length + 1];
    values[0] = account;
    System.arraycopy(more, 0, values, 1, more.length);
    new Pipeline().add(row -> found[0] = true, statement, values).execute(connection);
    return found[0];
  }
}
