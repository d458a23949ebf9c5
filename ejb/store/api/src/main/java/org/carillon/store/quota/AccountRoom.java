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

/** Computes the room that an account's quota leaves from its counters. */
@ApplicationScoped
class AccountRoom implements QuotaCheck {

  private static final Logger LOG = Logger.getLogger(AccountRoom.class);
  private static final String USED = "select messages, octets from mail_account where account = ?";

  private final SqlTransactions database;
  private final DomainSums sums;
  private final Quotas quotas;

  @Inject
  AccountRoom(SqlTransactions database, Settings settings, DomainSums sums) {
    this.database = database;
    this.sums = sums;
    this.quotas = new SettingQuotas(settings, sums);
  }

  @Override
  public boolean has(long domain, long account, long octets) {
    quotas.countDomain(domain);
    if (!quotas.limits(domain, account)) {
      return !quotas.isDomainFull(domain, octets);
    }
    try {
      return database.read(connection -> fits(connection, domain, account, octets));
    } catch (SQLException away) {
      LOG.debugf("The free quota of account %d is not known: %s", account, away.getMessage());
      return true;
    }
  }

  @Override
  public boolean takes(long domain, long account, Held held, long octets) {
    quotas.countDomain(domain);
    return quotas.takesMail(domain, account, held.messages(), held.octets(), octets);
  }

  @Override
  public long room(long domain, long account, Held held) {
    return quotas.room(domain, account, held.messages(), held.octets());
  }

  @Override
  public Left left(long domain, long account) throws SQLException {
    long mostOfDomain = quotas.mostOfDomain(domain);
    return new Left(
        quotas.limits(domain, account)
            ? database.read(connection -> room(connection, domain, account))
            : Long.MAX_VALUE,
        mostOfDomain == 0 ? Long.MAX_VALUE : Math.max(0, mostOfDomain - sums.counted(domain)));
  }

  private long room(Connection connection, long domain, long account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        // An account that never had mail has no row.
        return row.next()
            ? quotas.room(domain, account, row.getLong("messages"), row.getLong("octets"))
            : quotas.room(domain, account, 0, 0);
      }
    }
  }

  private boolean fits(Connection connection, long domain, long account, long octets)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return !row.next()
            || quotas.takesMail(
                domain, account, row.getLong("messages"), row.getLong("octets"), octets);
      }
    }
  }
}
