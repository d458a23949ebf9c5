package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.StandingAccess;
import org.carillon.identity.session.StandingRowHolder;

/** Web hooks of an account, which tell another program what happens in it. */
@ApplicationScoped
public class StandingHooks extends StandingRowHolder {
  private static final String LIST =
      """
      select name || ' ' || address as about, created as since from web_hook
      where account = ? order by created, id
      """;
  private static final String WITHDRAW =
      """
      delete from web_hook where account = ?
      """;

  /** Made by the container. */
  @Inject
  public StandingHooks(SqlTransactions transactions) {
    super(transactions, StandingAccess.Kind.WEB_HOOK, LIST, WITHDRAW);
  }

  /** For the container's proxy. */
  StandingHooks() {}
}
