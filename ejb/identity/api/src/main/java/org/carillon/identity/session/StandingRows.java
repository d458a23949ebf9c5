package org.carillon.identity.session;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;

/**
 * What a holder keeps in rows. Every {@code ?} of its statements is the account's number; {@code
 * about} and {@code since} are the columns of what it lists, the latter null where it is not kept.
 */
public record StandingRows(SqlTransactions transactions, StandingAccess.Kind kind) {

  /**
   * Lists them.
   *
   * @throws IllegalStateException when the database is away
   */
  public List<StandingAccess> list(String query, Account account) {
    try {
      return transactions.read(
          connection ->
              Statements.rows(
                  connection,
                  row ->
                      new StandingAccess(
                          kind, row.getString("about"), Statements.instant(row, "since")),
                  query + " limit " + StandingHolder.MOST,
                  numbers(query, account)));
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  /**
   * Takes all of them away; how many there were.
   *
   * @throws IllegalStateException when the database is away
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
