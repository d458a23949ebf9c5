package org.carillon.mailbox.internal.quota;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.quota.QuotaStep;
import org.carillon.mailbox.AccountUse;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.Uids;
import org.carillon.store.quota.Quotas;

/** Reads the use of an account's quota. */
public final class QuotaUse {
  private static final String USED =
      """
      select a.domain, a.octets, a.messages,\
       (select count(*) from mailbox m where m.account = a.account and m.removed is null)\
       from mail_account a where a.account = ?\
      """;
  private static final String MAIL =
      "select domain, octets, messages from mail_account where account = ?";
  private static final String DELETED =
      """
      select coalesce(sum(octets), 0) from placement where mailbox = ? and uid = any(?::bigint[])\
      """;

  private QuotaUse() {}

  /** Returns the use of an account that holds this many messages and octets. */
  public static AccountUse of(
      Quotas quotas, long domain, long account, long messages, long octets) {
    return new AccountUse(
        octets,
        quotas.octets(domain, account),
        messages,
        quotas.messages(domain, account),
        quotas.alertSteps(domain, account).reached(messages, octets) > 0);
  }

  public static Quota of(Connection connection, long account, Quotas quotas) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          // An account that never had mail has no row, and no limit has mattered yet.
          Quota.Resource nothing = new Quota.Resource(0, 0);
          return new Quota(nothing, nothing, nothing);
        }
        long domain = row.getLong(1);
        return new Quota(
            new Quota.Resource(row.getLong(2), quotas.octets(domain, account)),
            new Quota.Resource(row.getLong(3), quotas.messages(domain, account)),
            new Quota.Resource(row.getLong(4), quotas.mailboxes(domain, account)));
      }
    }
  }

  /** Returns whether an account has reached a quota for mail. */
  public static boolean isFull(Connection connection, long account, Quotas quotas)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MAIL)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        long domain = row.getLong(1);
        return new Quota.Resource(row.getLong(2), quotas.octets(domain, account)).isReached()
            || new Quota.Resource(row.getLong(3), quotas.messages(domain, account)).isReached();
      }
    }
  }

  /** Returns the step that an account has reached, if its owner is alerted at it. */
  static Optional<QuotaStep> nearlyFull(Connection connection, long account, Quotas quotas)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MAIL)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long domain = row.getLong(1);
        long octets = row.getLong(2);
        long messages = row.getLong(3);
        long percent = of(quotas, domain, account, messages, octets).percent();
        int step =
            percent >= 100 ? 100 : quotas.alertSteps(domain, account).reached(messages, octets);
        return step == 0 ? Optional.empty() : Optional.of(new QuotaStep(percent, step));
      }
    }
  }

  /** Returns the number of octets of mail that an account has room for. */
  static long room(Connection connection, long account, Quotas quotas) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MAIL)) {
      select.setLong(1, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? quotas.room(row.getLong(1), account, row.getLong(3), row.getLong(2))
            : Long.MAX_VALUE;
      }
    }
  }

  /** Returns the number of octets of a mailbox's messages that have \Deleted. */
  public static long deletedOctets(Connection connection, IndexView view) throws SQLException {
    long[] uids = Uids.deleted(view, Optional.empty());
    if (uids.length == 0) {
      return 0;
    }
    try (PreparedStatement select = connection.prepareStatement(DELETED)) {
      select.setLong(1, view.mailbox());
      select.setObject(2, uids);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
