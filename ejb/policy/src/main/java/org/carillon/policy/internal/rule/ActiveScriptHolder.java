package org.carillon.policy.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.carillon.identity.session.UnattendedAccessStatements;

/** The active script of an account, with {@code redirect} if it redirects mail. */
@ApplicationScoped
public class ActiveScriptHolder implements UnattendedAccessHolder {
  private static final String LIST =
      """
      select name || case when content ~* 'redirect' then ' redirect' else '' end as about,
        changed as since
      from script where account = ? and used = 'ACTIVE' order by name
      """;
  private final UnattendedAccessStatements rows;
  private final ScriptAccess scripts;

  @Inject
  public ActiveScriptHolder(SqlTransactions transactions, ScriptAccess scripts) {
    this.scripts = scripts;
    this.rows = new UnattendedAccessStatements(transactions, kind());
  }

  /** Is needed for the container's proxy. */
  ActiveScriptHolder() {
    this.rows = null;
    this.scripts = null;
  }

  @Override
  public UnattendedAccess.Kind kind() {
    return UnattendedAccess.Kind.SCRIPT;
  }

  @Override
  public List<UnattendedAccess> of(Account account) {
    return rows.list(LIST, account);
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
