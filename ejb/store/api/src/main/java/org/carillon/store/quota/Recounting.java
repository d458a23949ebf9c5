package org.carillon.store.quota;

import java.sql.SQLException;
import java.util.stream.LongStream;
import org.carillon.database.SqlTransactions;
import org.carillon.database.SqlTransactions.Work;

/**
 * Transactions that take messages out of mailboxes. Where a counter was wrong before, so that it
 * would go below zero, the database refuses them; then the accounts are counted anew, and it is
 * done once more: nobody waits for a verification to be rid of his mail.
 */
public final class Recounting {
  /** SQLSTATE of a violated check; the constraints on counters are called so. */
  private static final String VIOLATED = "23514";

  private static final String COUNTERS = "_counters";

  private final SqlTransactions transactions;
  private final Counters counters;

  public Recounting(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counters = new Counters(transactions);
  }

  /** Whether a counter that was wrong is what hindered something. */
  public static boolean isWanted(Exception failure) {
    return failure instanceof SQLException refused
        && VIOLATED.equals(refused.getSQLState())
        && String.valueOf(refused.getMessage()).contains(COUNTERS);
  }

  /** Counts accounts anew. */
  public void repair(LongStream accounts) throws SQLException {
    for (long account : accounts.sorted().distinct().toArray()) {
      counters.repair(account);
    }
  }

  /**
   * Writes in one transaction, as {@link SqlTransactions#write} does; the work keeps nothing of an
   * earlier try.
   *
   * @param accounts whose counters the work changes
   */
  public <T, X extends Exception> T write(LongStream accounts, Work<T, X> work)
      throws SQLException, X {
    try {
      return transactions.write(work);
    } catch (SQLException refused) {
      if (!isWanted(refused)) {
        throw refused;
      }
      repair(accounts);
      return transactions.write(work);
    }
  }
}
