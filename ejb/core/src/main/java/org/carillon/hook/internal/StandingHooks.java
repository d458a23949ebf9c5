package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/** Web hooks of an account, which tell another program what happens in it. */
@ApplicationScoped
public class StandingHooks implements StandingHolder {
  private static final String LIST =
      """
      select name || ' ' || address as about, created as since from web_hook
      where account = ? order by created, id
      """;
  private static final String WITHDRAW =
      """
      delete from web_hook where account = ?
      """;

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingHooks(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingHooks() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.WEB_HOOK;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    return rows.list(LIST, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return rows.withdraw(WITHDRAW, account);
  }
}
