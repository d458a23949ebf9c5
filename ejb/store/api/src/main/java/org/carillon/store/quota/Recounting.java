package org.carillon.store.quota;

import java.sql.SQLException;
import java.util.stream.LongStream;
import org.carillon.database.SqlTransactions;
import org.carillon.database.SqlTransactions.Work;

/**
 * Runs transactions that remove messages from mailboxes. If a wrong counter would fall below zero,
 * the database refuses the transaction; then the accounts are recounted and the transaction is run
 * once more. So a user need not wait for a verification to be able to delete mail.
 */
public final class Recounting {
  /** The SQLSTATE of a violated check constraint, which includes those on counters. */
  private static final String VIOLATED = "23514";

  private static final String COUNTERS = "_counters";

  private final SqlTransactions transactions;
  private final Counters counters;

  public Recounting(SqlTransactions transactions) {
    this.transactions = transactions;
    this.counters = new Counters(transactions);
  }

  /** Returns whether a wrong counter caused the failure. */
  public static boolean isWanted(Exception failure) {
    return failure instanceof SQLException refused
        && VIOLATED.equals(refused.getSQLState())
        && String.valueOf(refused.getMessage()).contains(COUNTERS);
  }

  public void repair(LongStream accounts) throws SQLException {
    for (long account : accounts.sorted().distinct().toArray()) {
      counters.repair(account);
    }
  }

  /**
   * Writes in one transaction, as {@link SqlTransactions#write} does. The work may run twice and
   * must not keep state of an earlier try.
   *
   * @param accounts the accounts whose counters the work changes
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
