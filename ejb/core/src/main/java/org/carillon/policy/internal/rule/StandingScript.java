package org.carillon.policy.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.SingleStatements;

/** The active script of an account: {@code redirect} stands beside its name where it sends on. */
@ApplicationScoped
public class StandingScript implements StandingHolder {
  private static final String LIST =
      """
      select name || case when content ~* 'redirect' then ' redirect' else '' end as about,
        null::timestamptz as since
      from script where account = ? and used = 'ACTIVE' order by name limit ?
      """;
  private final SingleStatements statements;
  private final ScriptAccess scripts;

  /** Made by the container. */
  @Inject
  public StandingScript(SqlTransactions transactions, ScriptAccess scripts) {
    this.scripts = scripts;
    this.statements = new SingleStatements(transactions);
  }

  /** For the container's proxy. */
  StandingScript() {
    this.statements = null;
    this.scripts = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.SCRIPT;
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
    int active = of(account).size();
    return switch (scripts.useNone(caller, new ScriptOwner.Account(account.id()))) {
      case Answer.Done<Void> _ -> active;
      case Answer.Failed<Void>(Failure failure) ->
          throw new IllegalStateException(failure.toString());
    };
  }
}
