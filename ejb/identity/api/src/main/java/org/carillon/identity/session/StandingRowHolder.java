package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/**
 * A holder whose grants are rows and nothing else: no other part has to be told when they are
 * withdrawn. Its statements have the form that {@link StandingRows} describes.
 */
public abstract class StandingRowHolder implements StandingHolder {
  private final StandingRows rows;
  private final String list;
  private final String withdraw;

  /**
   * Creates a holder from two statements.
   *
   * @param list the query that lists the grants
   * @param withdraw the statement that deletes all grants
   */
  protected StandingRowHolder(
      SqlTransactions transactions, StandingAccess.Kind kind, String list, String withdraw) {
    this.rows = new StandingRows(transactions, kind);
    this.list = list;
    this.withdraw = withdraw;
  }

  /** Creates an instance for the container's proxies. */
  protected StandingRowHolder() {
    this.rows = null;
    this.list = null;
    this.withdraw = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return rows.kind();
  }

  @Override
  public List<StandingAccess> of(Account account) {
    return rows.list(list, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return rows.withdraw(withdraw, account);
  }
}
