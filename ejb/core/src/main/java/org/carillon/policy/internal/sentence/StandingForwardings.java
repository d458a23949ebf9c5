package org.carillon.policy.internal.sentence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/** Addresses that agreed to take an account's mail; without that rules send nothing on to them. */
@ApplicationScoped
public class StandingForwardings implements StandingHolder {
  private static final String LIST =
      """
      select address as about, agreed as since from forward_target
      where account = ? and wanted and agreed is not null order by address
      """;
  private static final String WITHDRAW =
      """
      update forward_target set wanted = false, agreed = null where account = ? and wanted
      """;

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingForwardings(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingForwardings() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.FORWARDING;
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
