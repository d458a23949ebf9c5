package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/**
 * A holder whose grants are rows and nothing else: no other part has to be told when they are
 * withdrawn. Its statements have the form that {@link UnattendedAccessStatements} describes.
 */
public abstract class UnattendedAccessTable implements UnattendedAccessHolder {
  private final UnattendedAccessStatements rows;
  private final String list;
  private final String withdraw;

  /**
   * Creates a holder from two statements.
   *
   * @param list the query that lists the grants
   * @param withdraw the statement that deletes all grants
   */
  protected UnattendedAccessTable(
      SqlTransactions transactions, UnattendedAccess.Kind kind, String list, String withdraw) {
    this.rows = new UnattendedAccessStatements(transactions, kind);
    this.list = list;
    this.withdraw = withdraw;
  }

  /** Creates an instance for the container's proxies. */
  protected UnattendedAccessTable() {
    this.rows = null;
    this.list = null;
    this.withdraw = null;
  }

  @Override
  public UnattendedAccess.Kind kind() {
    return rows.kind();
  }

  @Override
  public List<UnattendedAccess> of(Account account) {
    return rows.list(list, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return rows.withdraw(withdraw, account);
  }
}
