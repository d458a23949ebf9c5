package org.carillon.push.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.SessionHolder;

/**
 * Ends the subscriptions of an account that is locked out. They are not listed as sessions, since
 * they give no access: the preferences page lists them.
 */
@ApplicationScoped
public class LockedOutDevices implements SessionHolder {
  private final SqlTransactions transactions;

  @Inject
  public LockedOutDevices(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<OpenSession> of(Account account) {
    return List.of();
  }

  @Override
  public boolean end(Account account, String id) {
    return false;
  }

  @Override
  public long endAll(Account account) {
    try {
      transactions.write((Connection connection) -> PushRows.endAll(connection, account.id()));
      return 0;
    } catch (SQLException away) {
      throw new IllegalStateException("Devices cannot be removed now", away);
    }
  }
}
