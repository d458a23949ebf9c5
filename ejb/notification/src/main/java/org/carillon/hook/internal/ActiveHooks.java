package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.UnattendedAccess;
import org.carillon.identity.session.UnattendedAccessTable;

/** An account's web hooks, which notify another program of changes in it. */
@ApplicationScoped
public class ActiveHooks extends UnattendedAccessTable {
  private static final String LIST =
      """
      select name || ' ' || address as about, created as since from web_hook
      where account = ? order by created, id
      """;
  private static final String WITHDRAW =
      """
      delete from web_hook where account = ?
      """;

  @Inject
  public ActiveHooks(SqlTransactions transactions) {
    super(transactions, UnattendedAccess.Kind.WEB_HOOK, LIST, WITHDRAW);
  }

  /** Is needed for the container's proxy. */
  ActiveHooks() {}
}
