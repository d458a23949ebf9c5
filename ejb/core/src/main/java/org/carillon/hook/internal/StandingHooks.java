package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.SingleStatements;

/** Web hooks of an account, which tell another program what happens in it. */
@ApplicationScoped
public class StandingHooks implements StandingHolder {
  private static final String LIST =
      """
      select name || ' ' || address as about, created as since from web_hook
      where account = ? order by created, id limit ?
      """;
  private static final String WITHDRAW =
      """
      delete from web_hook where account = ?
      """;

  private final SingleStatements statements;

  /** Made by the container. */
  @Inject
  public StandingHooks(SqlTransactions transactions) {
    this.statements = new SingleStatements(transactions);
  }

  /** For the container's proxy. */
  StandingHooks() {
    this.statements = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.WEB_HOOK;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    try {
      return statements.query(
          row ->
              new StandingAccess(
                  kind(),
                  row.getString("about"),
                  Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                      .map(OffsetDateTime::toInstant)),
          LIST,
          account.id(),
          MOST);
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    try {
      return statements.update(WITHDRAW, account.id());
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
