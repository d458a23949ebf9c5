package org.carillon.identity.session;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;

/**
 * Runs the statements of a holder whose grants are rows. Each {@code ?} of a statement is the
 * account's number. The query returns the columns {@code about} and {@code since}; the latter is
 * null if the time is not stored.
 */
public record UnattendedAccessStatements(SqlTransactions transactions, UnattendedAccess.Kind kind) {

  /**
   * Lists the grants.
   *
   * @throws IllegalStateException if the database is not reachable
   */
  public List<UnattendedAccess> list(String query, Account account) {
    try {
      return transactions.read(
          connection ->
              Statements.rows(
                  connection,
                  row ->
                      new UnattendedAccess(
                          kind, row.getString("about"), Statements.instant(row, "since")),
                  query + " limit " + UnattendedAccessHolder.MOST,
                  numbers(query, account)));
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  /**
   * Deletes all grants and returns their number.
   *
   * @throws IllegalStateException if the database is not reachable
   */
  public long withdraw(String statement, Account account) {
    try {
      return transactions.write(
          connection -> Statements.update(connection, statement, numbers(statement, account)));
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  private static Object[] numbers(String statement, Account account) {
    int asked = (int) statement.chars().filter(c -> c == '?').count();
    return Collections.nCopies(asked, account.id()).toArray();
  }
}
