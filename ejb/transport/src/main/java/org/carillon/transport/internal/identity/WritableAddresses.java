package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.Verdict;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

@ApplicationScoped
public class WritableAddresses {
  private static final Logger LOG = Logger.getLogger(WritableAddresses.class);

  /** The most addresses that are offered; more may be used. */
  private static final int MOST = 500;

  private static final String OWN =
      """
      select r.local_part || '@' || d.name from address r join domain d on d.id = r.domain
      where r.account = ? and r.kind in ('ACCOUNT', 'NAME') and d.deleted is null and d.enabled
      order by r.kind = 'NAME', d.name, r.local_part limit ?
      """;

  private static final String OF_OTHERS =
      """
      select a.local_part || '@' || d.name from write_deputy w join account a on a.id = w.principal
      join domain d on d.id = a.domain
      where w.deputy = ? and a.deleted is null and a.enabled and d.deleted is null and d.enabled
      order by 1 limit ?
      """;

  private static final String IS_DEPUTY =
      "select 1 from write_deputy where principal = ? and deputy = ?";

  private static final Verdict LATER =
      new Verdict.Deferred(
          451, "4.3.0", "Sender permissions cannot be checked now, try again later");
  private static final Verdict NOT_ALLOWED =
      new Verdict.Refused(550, "5.7.1", "Not allowed to send on behalf of this address");

  private final SqlTransactions transactions;
  private final Addresses directory;

  @Inject
  public WritableAddresses(SqlTransactions transactions, Addresses directory) {
    this.transactions = transactions;
    this.directory = directory;
  }

  /** Returns the account's own addresses, its name first, and its principals'. */
  static Set<String> all(Connection connection, long account) throws SQLException {
    Set<String> found = new LinkedHashSet<>();
    new Pipeline()
        .add(row -> found.add(row.getString(1)), OWN, account, MOST)
        .add(row -> found.add(row.getString(1)), OF_OTHERS, account, MOST)
        .execute(connection);
    return found;
  }

  static List<String> ofOthers(Connection connection, long account) throws SQLException {
    List<String> found = new ArrayList<>();
    new Pipeline()
        .add(row -> found.add(row.getString(1)), OF_OTHERS, account, MOST)
        .execute(connection);
    return found;
  }

  /** Returns whether the address is the account's, with or without a detail. */
  public boolean isOwn(long account, String address) {
    return directory.resolve(address) instanceof Resolution.Local local
        && local.account() == account;
  }

  /** Checks whether the account is a deputy now, so that a removal takes effect at once. */
  public Verdict onBehalf(long account, String address) {
    return switch (directory.resolve(address)) {
      case Resolution.Local local -> onBehalf(account, local.account());
      case Resolution.Later() -> LATER;
      case Resolution _ -> NOT_ALLOWED;
    };
  }

  private Verdict onBehalf(long account, long principal) {
    try {
      List<Integer> found = new ArrayList<>();
      transactions.read(
          connection -> {
            new Pipeline()
                .add(row -> found.add(row.getInt(1)), IS_DEPUTY, principal, account)
                .execute(connection);
            return found;
          });
      return found.isEmpty() ? NOT_ALLOWED : Verdict.AGREED;
    } catch (SQLException away) {
      LOG.warnf(away, "The senders allowed for account %d cannot be read", principal);
      return LATER;
    }
  }
}
