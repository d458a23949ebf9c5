package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/**
 * A holder whose rows are all there is to it: nothing else has to hear when they are withdrawn. Its
 * statements are as {@link StandingRows} has them.
 */
public abstract class StandingRowHolder implements StandingHolder {
  private final StandingRows rows;
  private final String list;
  private final String withdraw;

  /**
   * Holds what two statements say.
   *
   * @param list the query that lists it
   * @param withdraw the statement that takes all of it away
   */
  protected StandingRowHolder(
      SqlTransactions transactions, StandingAccess.Kind kind, String list, String withdraw) {
    this.rows = new StandingRows(transactions, kind);
    this.list = list;
    this.withdraw = withdraw;
  }

  /** For the container's proxies. */
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
