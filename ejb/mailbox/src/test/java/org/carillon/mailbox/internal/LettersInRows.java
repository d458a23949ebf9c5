package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import org.carillon.contract.scheduling.OwnMailWithRows;
import org.carillon.database.SqlTransactions;

/** What is left of a queue in tests: the rows of what is sent are written in a transaction. */
public final class LettersInRows {
  private LettersInRows() {}

  /** Writes the rows beside a letter. */
  public static void write(SqlTransactions transactions, OwnMailWithRows.Rows also)
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
