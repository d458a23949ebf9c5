package org.carillon.store.rows;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;

/**
 * The lock needed to change an account's mail, for callers that do not need the row. It is a
 * statement of its own, so that later statements see all that was committed before it.
 */
public final class AccountLock {
  private static final String LOCK =
      "select account from mail_account where account = ? for update";

  private AccountLock() {}

  /** Takes the lock until the transaction ends. Waits while another transaction holds it. */
  public static void take(Connection connection, long account) throws SQLException {
    new Pipeline().add(LOCK, account).execute(connection);
  }
}
