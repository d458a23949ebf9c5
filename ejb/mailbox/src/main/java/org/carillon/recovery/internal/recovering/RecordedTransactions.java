package org.carillon.recovery.internal.recovering;

import java.sql.SQLException;
import java.util.function.Predicate;
import org.carillon.audit.AuditEntry;
import org.carillon.database.SqlTransactions;
import org.carillon.database.SqlTransactions.Work;

/**
 * The transactions of an operation that works in steps. The first that changes something writes the
 * audit entry. So there is no change without an entry, and no entry for an operation that was
 * refused.
 */
public final class RecordedTransactions {
  private final SqlTransactions transactions;
  private final AuditEntry entry;
  private boolean written;

  /** Creates this for one operation. */
  public RecordedTransactions(SqlTransactions transactions, AuditEntry entry) {
    this.transactions = transactions;
    this.entry = entry;
  }

  /**
   * Writes in one transaction, as {@link SqlTransactions#write} does.
   *
   * @param isDone tells from the result of the work whether it changed something
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
