package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.session.StandingAccess;
import org.carillon.account.session.StandingHolder;
import org.carillon.account.session.StandingRows;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;

/** Secret addresses that an account made of its files and folders. */
@ApplicationScoped
public class StandingFileLinks implements StandingHolder {
  private static final String LIST =
      """
      select m.name || coalesce('/' || l.file, '') as about, l.made as since
      from file_link l join mailbox m on m.id = l.mailbox and m.removed is null
      where l.maker = ? order by l.made, l.id
      """;
  private static final String WITHDRAW =
      """
      delete from file_link where maker = ?
      """;

  private final StandingRows rows;

  /** Made by the container. */
  @Inject
  public StandingFileLinks(SqlTransactions transactions) {
    this.rows = new StandingRows(transactions, kind());
  }

  /** For the container's proxy. */
  StandingFileLinks() {
    this.rows = null;
  }

  @Override
  public StandingAccess.Kind kind() {
    return StandingAccess.Kind.FILE_LINK;
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
