package org.carillon.mailbox.internal.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.Shares;

/** What an account shares: entries of its mailboxes' access lists. */
@ApplicationScoped
public class StandingShares implements StandingHolder {
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
  private static final String SHARED =
      """
      select distinct m.name from mailbox_right r
      join mailbox m on m.id = r.mailbox and m.removed is null where m.account = ?
      """;

  private final StandingRows rows;
  private final Instance<Shares> shares;

  /** Made by the container. */
  @Inject
  public StandingShares(SqlTransactions transactions, Instance<Shares> shares) {
    this.shares = shares;
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingShares() {
    this.rows = null;
    this.shares = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.SHARE;
  }

  @Override
  public List<StandingAccess> of(Account account) {
    return rows.list(LIST, account);
  }

  @Override
  public long withdraw(Caller caller, Account account) {
    return rows.texts(SHARED, account).stream()
        .mapToLong(name -> withdraw(caller, account.address(), new MailboxName(name)))
        .sum();
  }

  private long withdraw(Caller caller, String address, MailboxName mailbox) {
    long gone = 0;
    for (AccessEntry entry : entries(caller, address, mailbox)) {
      Answer<Void> ended = shares.get().revoke(caller, address, mailbox, entry.identifier());
      gone += ended.asFailure().isEmpty() ? 1 : 0;
      requireDone(ended);
    }
    return gone;
  }

  private List<AccessEntry> entries(Caller caller, String address, MailboxName mailbox) {
    return switch (shares.get().accessList(caller, address, mailbox)) {
      case Answer.Done<List<AccessEntry>>(List<AccessEntry> all) -> all;
      case Answer.Failed<List<AccessEntry>>(Failure.NotFound _) -> List.of();
      case Answer.Failed<List<AccessEntry>>(Failure failure) ->
          throw new IllegalStateException(failure.toString());
    };
  }

  /** What is not there was taken away by somebody else. */
  private static void requireDone(Answer<Void> ended) {
    ended
        .asFailure()
        .filter(failure -> !(failure instanceof Failure.NotFound))
        .ifPresent(
            failure -> {
              throw new IllegalStateException(failure.toString());
            });
  }
}
