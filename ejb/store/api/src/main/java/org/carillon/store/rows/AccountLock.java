package org.carillon.store.rows;

import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.database.Pipeline;

/**
 * The lock of whoever changes an account's mail, for those who need nothing of its row. It is a
 * statement of its own, so that what follows sees all that was committed before it.
 */
public final class AccountLock {
  private static final String LOCK =
      "select account from mail_account where account = ? for update";

  private AccountLock() {}

  /** Takes it, waiting for whoever has it, until the transaction ends. */
  public static void take(Connection connection, long account) throws SQLException {
    new Pipeline().add(LOCK, account).execute(connection);
  }
}
