package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.database.SqlTransactions;

/** A stand-in for the queue in tests: it writes the rows of sent messages in a transaction. */
public final class TransactionalMails {
  private TransactionalMails() {}

  public static void write(SqlTransactions transactions, TransactionalMail.Rows also)
      throws IOException {
    try {
      transactions.<Void, SQLException>write(
          connection -> {
            also.write(connection);
            return null;
          });
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }
}
