package org.carillon.recovery.internal.recovering;

import java.sql.SQLException;
import java.util.function.Predicate;
import org.carillon.audit.AuditEntry;
import org.carillon.database.SqlTransactions;
import org.carillon.database.SqlTransactions.Work;

/**
 * Transactions of one deed that is done in steps: the first that does something of it writes its
 * record, so that no step is done without, and none is there of a deed that was refused.
 */
public final class RecordedTransactions {
  private final SqlTransactions transactions;
  private final AuditEntry entry;
  private boolean written;

  /** For one deed. */
  public RecordedTransactions(SqlTransactions transactions, AuditEntry entry) {
    this.transactions = transactions;
    this.entry = entry;
  }

  /**
   * Writes in one transaction, as {@link SqlTransactions#write} does.
   *
   * @param isDone whether what came of the work is something of the deed
   */
  public <T, X extends Exception> T write(Work<T, X> work, Predicate<T> isDone)
      throws SQLException, X {
    T result =
        transactions.write(
            connection -> {
              T done = work.on(connection);
              if (!written && isDone.test(done)) {
                entry.write(connection);
              }
              return done;
            });
    written |= isDone.test(result);
    return result;
  }
}
