package org.carillon.mailbox.internal.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessHolder;
import org.carillon.identity.session.UnattendedAccessStatements;
import org.carillon.mailbox.Shares;

/** The shares of an account: entries of its mailboxes' access lists. */
@ApplicationScoped
public class OpenShares implements UnattendedAccessHolder {
  private static final String LIST =
      """
      select m.name || ' → '
          || coalesce(a.local_part || '@' || d.name, '@' || e.name,
            case r.kind when 2 then 'anyone' else 'a group' end) as about,
        r.given as since
      from mailbox_right r join mailbox m on m.id = r.mailbox and m.removed is null
      left join account a on r.kind = 0 and a.id = r.subject
      left join domain d on d.id = a.domain
      left join domain e on r.kind = 1 and e.id = r.subject
      where m.account = ? and not r.negative and not (r.kind = 0 and r.subject = m.account)
      order by m.name, about
      """;

  private final UnattendedAccessStatements rows;
  private final Instance<Shares> shares;

  @Inject
  public OpenShares(SqlTransactions transactions, Instance<Shares> shares) {
    this.shares = shares;
    this.rows = new UnattendedAccessStatements(transactions, kind());
  }

  /** Is needed for the container's proxy. */
  OpenShares() {
    this.rows = null;
    this.shares = null;
  }

  @Override
  public UnattendedAccess.Kind kind() {
    return UnattendedAccess.Kind.SHARE;
  }

  @Override
  public List<UnattendedAccess> of(Account account) {
    return rows.list(LIST, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return switch (shares.get().revokeAll(caller, account.address())) {
      case Answer.Done<Long>(Long gone) -> gone;
      case Answer.Failed<Long>(Failure failure) ->
          throw new IllegalStateException(failure.toString());
    };
  }
}
