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
import org.carillon.identity.session.StandingAccess;
import org.carillon.identity.session.StandingHolder;
import org.carillon.identity.session.StandingRows;

/**
 * The active script of an account. {@code redirect} stands beside its name if it redirects mail.
 */
@ApplicationScoped
public class StandingScript implements StandingHolder {
  private static final String LIST =
      """
      select name || case when content ~* 'redirect' then ' redirect' else '' end as about,
        changed as since
      from script where account = ? and used = 'ACTIVE' order by name
      """;
  private final StandingRows rows;
  private final ScriptAccess scripts;

  @Inject
  public StandingScript(SqlTransactions transactions, ScriptAccess scripts) {
    this.scripts = scripts;
    this.rows = new StandingRows(transactions, kind());
  }

  /** Needed by the container's proxy. */
  StandingScript() {
    this.rows = null;
    this.scripts = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.SCRIPT;
  }

  @Override
  public List<StandingAccess> of(Account account) {
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
