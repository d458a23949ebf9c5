package org.carillon.store.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.store.QuotaCheck;
import org.jboss.logging.Logger;

/** The room that an account's counters and its quota leave. */
@ApplicationScoped
class AccountRoom implements QuotaCheck {

  private static final Logger LOG = Logger.getLogger(AccountRoom.class);
  private static final String USED = "select messages, octets from mail_account where account = ?";

  private final SqlTransactions database;
  private final Quotas quotas;

  @Inject
  AccountRoom(SqlTransactions database, Settings settings) {
    this.database = database;
    this.quotas = new SettingQuotas(settings);
  }

  @Override
  public boolean has(long domain, long account, long octets) {
    long mostOctets = quotas.octets(domain, account);
    long mostMessages = quotas.messages(domain, account);
    if (mostOctets == 0 && mostMessages == 0) {
      return true;
    }
    try {
      return database.read(
          connection -> fits(connection, account, octets, mostOctets, mostMessages));
    } catch (SQLException away) {
      LOG.debugf("The room of account %d is not known: %s", account, away.getMessage());
      return true;
    }
  }

  private static boolean fits(
      Connection connection, long account, long octets, long mostOctets, long mostMessages)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return !row.next()
            || ((mostMessages == 0 || row.getLong("messages") < mostMessages)
                && (mostOctets == 0 || row.getLong("octets") + octets <= mostOctets));
      }
    }
  }
}
